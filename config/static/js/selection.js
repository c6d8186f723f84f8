// Frames chosen on the board, kept in the tray at its foot: two to four to be compared, or any of
// them sent to the desk, downloaded or deleted. The tray is a form that carries them as fields.
// Shift chooses all from the last chosen frame to this one, in the board's own order.

import { sayUnchecked, showToast } from "./toasts.js";

const MOST = 24;
const MOST_COMPARED = 4;

export function watchSelection() {
  const tray = document.getElementById("tray");
  if (!tray) return;
  const chosen = new Set();
  let last = null; // where a range begins

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
    else add([id]);
    last = id;
    show();
  }
  function add(ids) {
    for (const id of ids) {
      if (chosen.size >= MOST && !chosen.has(id)) {
        showToast(`Up to ${MOST} frames at once`);
        break;
      }
      chosen.add(id);
    }
  }
  function chooseTo(id) {
    const buttons = [...document.querySelectorAll("[data-compare-frame]")];
    const ids = buttons.map((button) => button.dataset.compareFrame);
    const [from, to] = [ids.indexOf(last), ids.indexOf(id)];
    if (to < 0) return;
    if (from < 0) {
      add([id]);
      last = id;
    } else {
      // From the last one on, so that the most there may be are the nearest to it.
      add(from < to ? ids.slice(from, to + 1) : ids.slice(to, from + 1).reverse());
    }
    show();
  }
  function chooseThese({ ids, keep }) {
    if (!keep) chosen.clear();
    add(ids);
    last = ids.at(-1);
    show();
  }
  function clear() {
    const held = tray.contains(document.activeElement);
    const first = document.querySelector(`[data-compare-frame="${[...chosen][0]}"]`);
    chosen.clear();
    last = null;
    show();
    document.dispatchEvent(new CustomEvent("studio:cleared"));
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
    const look = event.shiftKey && event.target.closest(".board [data-look]");
    if (button && event.shiftKey) chooseTo(button.dataset.compareFrame);
    else if (button) toggle(button.dataset.compareFrame);
    if (look) {
      event.preventDefault(); // else it would open a window
      chooseTo(look.dataset.look);
    }
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
  document.addEventListener("studio:choose-to", (event) => chooseTo(event.detail));
  document.addEventListener("studio:choose-these", (event) => chooseThese(event.detail));
  document.addEventListener("studio:clear", clear);
  document.addEventListener("studio:compare", compare);
  document.addEventListener("studio:delete", remove);
}
