// Looking at a frame: its inspector beside the board, as a sheet where there is no room for it, and
// as a page on a phone; and the picture alone, large.

import { morph } from "./morph.js";
import { fetchPiece, parse, settle } from "./partials.js";

const narrow = matchMedia("(width < 860px)");
const wide = matchMedia("(width >= 1240px)");

export function inspected() {
  const id = document.querySelector("[data-inspected]")?.dataset.inspected;
  return id ? document.getElementById(id) : null;
}

function mark() {
  const chosen = inspected();
  for (const frame of document.querySelectorAll(".board .frame")) {
    frame.classList.toggle("is-selected", frame === chosen);
  }
}

async function show(id) {
  const html = await fetchPiece(`/frames/${id}`);
  if (html === null) return location.assign(`/frames/${id}`);
  const sheet = document.getElementById("inspector-sheet");
  const panel = wide.matches
    ? document.getElementById("inspector")
    : sheet.querySelector("[data-sheet-body]");
  const fresh = panel.cloneNode(false);
  fresh.append(parse(html));
  const isSame = panel.querySelector(`[data-inspected="${id}"]`);
  if (isSame) morph(panel, fresh);
  else panel.replaceChildren(...fresh.childNodes);
  if (!isSame) panel.scrollTop = 0;
  settle(panel);
  mark();
  if (!wide.matches && !sheet.open) sheet.showModal();
  return undefined;
}

export function lookLarge(frame) {
  const dialog = document.getElementById("look");
  const picture = frame?.querySelector("[data-large]");
  if (!picture) return false;
  const small = picture.querySelector("img");
  const large = dialog.querySelector("img");
  large.src = picture.dataset.large;
  large.alt = small.alt;
  large.width = small.getAttribute("width");
  large.height = small.getAttribute("height");
  dialog.querySelector("[data-look-label]").textContent = frame.querySelector("b")?.title ?? "";
  dialog.dataset.frame = frame.id;
  if (!dialog.open) dialog.showModal();
  return true;
}

export function watchInspector() {
  if (!document.querySelector(".studio")) return;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-look]");
    if (!link || narrow.matches || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    show(link.dataset.look);
  });
  document.getElementById("look").addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const frames = [...document.querySelectorAll(".board .frame:has([data-large])")];
    const at = frames.findIndex((frame) => frame.id === event.currentTarget.dataset.frame);
    lookLarge(frames[at + by]);
  });
  document.addEventListener("studio:swapped", mark);
  // What is shown of a frame follows the frame.
  document.addEventListener("studio:changed", (event) => {
    const shown = document.querySelector(`[data-inspected="${event.detail}"]`);
    if (shown && (wide.matches || document.getElementById("inspector-sheet").open)) {
      show(event.detail);
    }
  });
  mark();
  // Named in the address, where the panel beside the board has no room.
  const named = document.querySelector("#inspector [data-inspected]");
  if (named && !wide.matches) show(named.dataset.inspected);
}
