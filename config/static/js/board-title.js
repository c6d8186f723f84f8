// What runs here shows in the tab: its title counts, its icon has a dot.

const icon = document.querySelector("link[rel=icon]");
const plainIcon = icon?.href;
const plainTitle = document.title;

function show() {
  const running = document.querySelectorAll(
    ".board .frame[data-status=running], .board .frame[data-status=queued]",
  ).length;
  document.title = running ? `(${running} running) ${plainTitle}` : plainTitle;
  if (icon) icon.href = running ? icon.dataset.busy : plainIcon;
}

export function watchTitle() {
  if (!document.querySelector(".studio[data-live]")) return;
  show();
  for (const name of ["studio:swapped", "studio:placed"]) document.addEventListener(name, show);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-dismiss]");
    if (!link || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    link.closest(".notice").remove();
  });
}
