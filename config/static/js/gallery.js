// Lists of pictures: "More" adds the next page below, "/" goes to the search.
// Without this, "More" is a page of its own.

// A last row that is not full waits for "More", so that no row changes when more pictures come.
function holdBack(grid) {
  const plates = [...grid.querySelectorAll(".plate")].reverse();
  const held = plates.filter((plate) => plate.hidden);
  for (const plate of held) plate.hidden = false;
  if (!document.querySelector("a[data-more]") || getComputedStyle(grid).display !== "flex") return held;
  const [last] = plates;
  const isFull = last.getBoundingClientRect().right > grid.getBoundingClientRect().right - 2;
  const row = plates.filter((plate) => plate.offsetTop === last.offsetTop);
  if (!isFull && row.length < plates.length) for (const plate of row) plate.hidden = true;
  return held;
}

function watchRows(grid) {
  let width = 0;
  new ResizeObserver(() => {
    if (grid.clientWidth === width) return;
    width = grid.clientWidth;
    holdBack(grid);
  }).observe(grid);
  holdBack(grid);
}

async function addMore(link) {
  link.setAttribute("aria-busy", "true");
  let page;
  try {
    const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    location.assign(link.href);
    return;
  }
  const added = page.querySelector("#grid > .grid-page");
  const more = page.querySelector("#more");
  if (!added || !more) return location.assign(link.href);
  more.querySelector("[data-start]")?.remove();
  const grid = document.getElementById("grid");
  grid.append(document.adoptNode(added));
  document.getElementById("more").replaceWith(document.adoptNode(more));
  const held = holdBack(grid);
  (held.at(-1) ?? added).querySelector("a, button")?.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("gallery:more"));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-more]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  if (link.getAttribute("aria-busy") !== "true") addMore(link);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.metaKey || event.ctrlKey || event.altKey) return;
  if (document.documentElement.dataset.singleKeys === "off") return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  if (document.querySelector("dialog[open]")) return;
  const search = document.querySelector("[data-search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
});

const rows = document.querySelector("#grid:has(.plate)");
if (rows) watchRows(rows);
