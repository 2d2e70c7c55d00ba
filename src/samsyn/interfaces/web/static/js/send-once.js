// A form is sent once: the second press does nothing. The server's own token in the form is what guarantees it;
// this spares the reader the wait. A button says what happens with data-sending="Skickar …".
(() => {
  "use strict";

  const hold = (form, button) => {
    form.dataset.sending = "";
    for (const each of form.querySelectorAll("button[type=submit], button:not([type])")) {
      each.setAttribute("aria-disabled", "true");
    }
    if (!button?.dataset.sending) return;
    const words = button.querySelector("span") ?? button;
    button.dataset.words = words.textContent;
    // a narrower button would let the second of two presses land on the link beside it
    button.style.minWidth = `${button.offsetWidth}px`;
    words.textContent = button.dataset.sending;
  };

  const release = (form) => {
    delete form.dataset.sending;
    for (const button of form.querySelectorAll("[aria-disabled=true]")) {
      button.removeAttribute("aria-disabled");
      if (!button.dataset.words) continue;
      (button.querySelector("span") ?? button).textContent = button.dataset.words;
      delete button.dataset.words;
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if ("sending" in form.dataset) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    // after the browser has read which button was pressed
    queueMicrotask(() => hold(form, event.submitter));
  }, true);

  // Back in the browser shows the page as it was left, with the buttons still held.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sending]")) release(form);
  });
  // htmx keeps the form where it swaps something else.
  document.addEventListener("htmx:finally:request", (event) => {
    const form = event.target.closest?.("form[data-sending]");
    if (form) release(form);
  });
})();
