// Frames chosen on the board, kept in the tray at its foot: two to four to be compared, or any of
// them sent to the desk, downloaded or deleted. The tray is a form that carries them as fields.

import { sayUnchecked, showToast } from "./toasts.js";

const MOST = 24;
const MOST_COMPARED = 4;

export function watchSelection() {
  const tray = document.getElementById("tray");
  if (!tray) return;
  const chosen = new Set();

  function show() {
    for (const button of document.querySelectorAll("[data-compare-frame]")) {
      const on = chosen.has(button.dataset.compareFrame);
      button.setAttribute("aria-pressed", String(on));
      button.closest(".frame")?.classList.toggle("is-chosen", on);
    }
    tray.toggleAttribute("data-chosen", chosen.size > 0);
    const count = chosen.size === 1 ? "1 frame" : `${chosen.size} frames`;
    tray.querySelector("[data-tray-count]").textContent = count;
    const fits = chosen.size > 1 && chosen.size <= MOST_COMPARED;
    tray.querySelector("[data-tray-compare]").hidden = !fits;
    tray.querySelector("[data-tray-why]").hidden = fits;
    const combine = tray.querySelector("[data-tray-combine]");
    if (combine) combine.hidden = chosen.size !== 2;
    for (const field of tray.querySelectorAll("input[name=f]")) field.remove();
    for (const id of chosen) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name: "f", value: id });
      tray.append(field);
    }
  }
  function toggle(id) {
    if (!document.querySelector(`[data-compare-frame="${id}"]`)) return;
    if (chosen.has(id)) chosen.delete(id);
    else if (chosen.size < MOST) chosen.add(id);
    else showToast(`Up to ${MOST} frames at once`);
    show();
  }
  function clear() {
    const held = tray.contains(document.activeElement);
    const first = document.querySelector(`[data-compare-frame="${[...chosen][0]}"]`);
    chosen.clear();
    show();
    if (held) first?.focus();
  }
  function compare() {
    const button = tray.querySelector("[data-tray-compare]");
    if (!button.hidden) button.click();
  }
  function remove() {
    if (chosen.size) tray.querySelector("[data-tray-delete]")?.click();
  }
  // Here it is said at once: the address then tells the server not to say it on the next page.
  const download = tray.querySelector("[data-tray-download]");
  Object.assign(download, { name: "said", value: "1" });
  download.addEventListener("click", () => {
    sayUnchecked([...chosen].map((id) => document.getElementById(id)));
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-compare-frame]");
    if (button) toggle(button.dataset.compareFrame);
    if (event.target.closest("[data-tray-clear]")) clear();
    const link = event.target.closest("[data-compare]");
    if (link && chosen.size > 1 && chosen.size <= MOST_COMPARED) {
      event.preventDefault();
      compare();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !chosen.size) return;
    if (event.target.closest("input, textarea, select, dialog[open]")) return;
    if (document.querySelector("dialog[open], [popover]:popover-open")) return;
    clear();
  });
  // A frame that left the board leaves the tray.
  document.addEventListener("studio:swapped", () => {
    for (const id of chosen) {
      if (!document.querySelector(`[data-compare-frame="${id}"]`)) chosen.delete(id);
    }
    show();
  });
  document.addEventListener("studio:choose", (event) => toggle(event.detail));
  document.addEventListener("studio:compare", compare);
  document.addEventListener("studio:delete", remove);
}
