// The arrow keys turn to the week before and after, when nothing is being typed or chosen.
addEventListener("keydown", (pressed) => {
  const way = { ArrowLeft: "prev", ArrowRight: "next" }[pressed.key];
  if (!way || pressed.altKey || pressed.ctrlKey || pressed.metaKey || pressed.shiftKey) return;
  if (pressed.target.closest("input, select, textarea, [role=menu], [contenteditable]")) return;
  document.querySelector(`[data-week-keys] [rel=${way}]`)?.click();
});
