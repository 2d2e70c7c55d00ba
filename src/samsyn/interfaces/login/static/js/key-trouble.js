// Says on the page, instead of in the console, that a key could not be used.
document.addEventListener('allauth.error', function (event) {
  const words = document.querySelector('.key-trouble')
  if (words) {
    event.preventDefault()
    words.hidden = false
  }
})
