// What every page shares: the theme switch, copy buttons, dialogs, toasts, busy buttons.
// Everything here is an addition; each form and link works without it.

import { switchTheme } from "./theme-switch.js";
import { showToast, watchToasts } from "./toasts.js";

for (const element of document.querySelectorAll("[data-script]")) element.hidden = false;

// data-copy names one element or several; the visible one is copied. A frame's inspector can stand
// on a page twice, beside the board and in a sheet, so that one name can have two elements.
async function copy(button) {
  const names = button.dataset.copy.split(" ").map((id) => `[id="${id}"]`);
  const named = [...document.querySelectorAll(names.join())];
  const source = named.find((element) => element.checkVisibility());
  if (!source) return;
  try {
    await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
    showToast("Copied");
  } catch {
    // No clipboard here (plain HTTP on a network address): leave it selected.
    getSelection().selectAllChildren(source);
    showToast("Selected. Press Ctrl C or ⌘ C to copy");
  }
}

document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-copy], [data-theme-toggle], [data-opens]");
  if (!target) return;
  if (target.dataset.copy) copy(target);
  if (target.hasAttribute("data-theme-toggle")) switchTheme(target, event);
  if (target.dataset.opens) {
    const dialog = document.getElementById(target.dataset.opens);
    if (!dialog?.showModal || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    dialog.showModal();
  }
});

// A click on the backdrop closes a dialog; what it asked stays where it was.
document.addEventListener("click", (event) => {
  if (event.target instanceof HTMLDialogElement && event.target.open) {
    const box = event.target.getBoundingClientRect();
    const inside =
      event.clientX >= box.left &&
      event.clientX <= box.right &&
      event.clientY >= box.top &&
      event.clientY <= box.bottom;
    if (!inside) event.target.close();
  }
});

// Escape leaves a page that stands over another, unless something was filled in and not sent.
function isFilledIn(field) {
  if (/radio|checkbox/.test(field.type)) return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select")) return;
  if (document.querySelector("dialog[open], [popover]:popover-open")) return;
  if ([...document.querySelectorAll("main form :is(input, textarea)")].some(isFilledIn)) return;
  document.querySelector("[data-leave]")?.click();
});

// A pressed button says so, and a second press does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  if (event.defaultPrevented || form.method === "dialog" || !button) return;
  if (button.hasAttribute("data-stays")) return; // a download: the page stays, to be pressed again
  if (button.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    return;
  }
  button.setAttribute("aria-busy", "true");
  if (button.dataset.busy) {
    button.dataset.rest = button.textContent;
    button.textContent = button.dataset.busy;
  }
});
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[aria-busy=true]")) {
    button.removeAttribute("aria-busy");
    if (button.dataset.rest) button.textContent = button.dataset.rest;
  }
});

watchToasts();
