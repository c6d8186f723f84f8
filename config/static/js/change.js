// Change one thing: the form opens on it. Without scripts it stands first in the form.

export function watchChange() {
  const form = document.getElementById("composer");
  if (!form?.dataset.thing) return;
  // The address leads to the form itself: the browser goes there last, and takes the focus along.
  if (document.readyState === "complete") open(form);
  else addEventListener("load", () => setTimeout(open, 0, form));
}

function open(form) {
  const add = form.querySelector(".ref-add");
  const first = {
    words: () => filled(form) ?? form.elements.prompt,
    model: () => form.querySelector(".model-row"),
    reference: () => form.querySelector(".ref:not([data-own]) select") ?? add.querySelector("summary"),
    format: () => form.querySelector("[name=ratio]:checked"),
  }[form.dataset.thing]();
  const isBare = !form.querySelector(".ref:not([data-own])");
  if (form.dataset.thing === "reference" && isBare) add.open = true;
  first?.focus();
  if (form.dataset.thing !== "model") return;
  const menu = document.getElementById("models");
  menu.showPopover();
  menu.querySelector(":checked")?.focus();
}

function filled(form) {
  return [...form.querySelectorAll("#words input")].find((field) => field.value);
}
