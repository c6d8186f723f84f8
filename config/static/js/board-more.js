// Earlier frames, added to the board in place: what was being looked at stays where it is.

import { fetchPiece, swapPartials } from "./partials.js";
import { showToast } from "./toasts.js";

// Which part of the board is shown, as the server's addresses have it.
export function shownPart() {
  return document.getElementById("board-rows")?.dataset.window ?? "";
}

export function watchEarlier() {
  const studio = document.querySelector(".studio[data-rows]");
  if (!studio) return;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-more]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (link.getAttribute("aria-busy") !== "true") add(link);
  });

  async function add(link) {
    const { id } = link;
    link.setAttribute("aria-busy", "true");
    const html = await fetchPiece(`${studio.dataset.rows}?${link.dataset.more}`).catch(() => null);
    link.removeAttribute("aria-busy");
    if (html === null) {
      showToast("The earlier frames did not come. Try again");
      return;
    }
    const focused = document.activeElement === link;
    const before = frames().length;
    const kept = inView();
    hold(kept?.id, () => swapPartials(html));
    const more = frames().length - before;
    const line = document.getElementById("live-line");
    if (line) line.textContent = more === 1 ? "1 earlier frame shown" : `${more} earlier frames shown`;
    if (focused && !document.getElementById(id)) {
      const there = kept && document.getElementById(kept.id);
      there?.querySelector("a, button")?.focus({ preventScroll: true });
    }
  }
}

function frames() {
  return document.querySelectorAll(".board .frame");
}

function inView() {
  const top = document.querySelector(".board-rows").getBoundingClientRect().top;
  return [...frames()].find((frame) => frame.getBoundingClientRect().bottom > Math.max(0, top));
}

// Changes the page while one frame stays at its place on the screen, in the board and in its strip.
function hold(id, change) {
  const scrollers = [document.querySelector(".board-rows"), document.scrollingElement];
  for (const one of scrollers) one.style.overflowAnchor = "none";
  const before = document.getElementById(id)?.getBoundingClientRect();
  change();
  const kept = document.getElementById(id);
  if (before && kept) {
    const strip = kept.closest(".direction-body");
    strip.scrollLeft += kept.getBoundingClientRect().left - before.left;
    for (const one of scrollers) one.scrollTop += kept.getBoundingClientRect().top - before.top;
  }
  requestAnimationFrame(() => {
    for (const one of scrollers) one.style.overflowAnchor = "";
  });
}
