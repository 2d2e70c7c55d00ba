// Menus are <details>, so they work without this; here they also close on Escape and on a press outside.
(() => {
  "use strict";
  const open = () => document.querySelectorAll("details.menu[open]");

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      const hadFocus = menu.contains(document.activeElement);
      menu.open = false;
      if (hadFocus) menu.querySelector("summary").focus();
    }
  });

  document.addEventListener("click", (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });

  // On paper everything is unfolded: what was pressed open on the page is not all that the reader needs.
  window.addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("main details:not([open])")) {
      folded.open = true;
      folded.dataset.openedForPaper = "";
    }
  });
  window.addEventListener("afterprint", () => {
    for (const unfolded of document.querySelectorAll("details[data-opened-for-paper]")) {
      unfolded.open = false;
      delete unfolded.dataset.openedForPaper;
    }
  });
})();
