// Leaves no step back in the browser's history: the page is replaced, and the session is ended on the way.
const exit = document.querySelector("[data-quick-exit]");
exit?.addEventListener("click", (event) => {
  event.preventDefault();
  document.body.hidden = true;
  location.replace(exit.href);
});
