// Lists of pictures: "More" adds the next page below, "/" goes to the search.
// Without this, "More" is a page of its own.

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
  const held = grid.querySelector(".plate[hidden]");
  grid.append(document.adoptNode(added));
  grid.toggleAttribute("data-continues", Boolean(more.querySelector("a[data-more]")));
  document.getElementById("more").replaceWith(document.adoptNode(more));
  grid.dispatchEvent(new Event("grown"));
  (held ?? added).querySelector("a, button")?.focus({ preventScroll: true });
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
