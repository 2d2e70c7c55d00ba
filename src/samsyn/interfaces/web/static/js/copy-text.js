// A button that copies a text field: <button data-copies="its id" data-copied="…" data-not-copied="…" hidden>.
// It is hidden until this script shows it; without it one marks the text and copies by hand.

for (const button of document.querySelectorAll("[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  const said = document.getElementById(`${button.dataset.copies}-said`);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = button.dataset.copied;
    } catch {
      text.focus();
      text.select();
      said.textContent = button.dataset.notCopied;
    }
  });
}
