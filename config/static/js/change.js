// Change one thing: the form opens on it. Without scripts it stands first in the form.

export function watchChange() {
  const form = document.getElementById("composer");
  const thing = form?.dataset.thing;
  if (!thing) return;
  const filled = [...form.querySelectorAll("#words input")].find((field) => field.value);
  const first = {
    words: () => filled ?? form.elements.prompt,
    model: () => form.querySelector(".model-row"),
    reference: () => form.querySelector(".ref select, .ref-add summary"),
    format: () => form.querySelector("[name=ratio]:checked"),
  }[thing]();
  if (thing === "reference" && !form.querySelector(".ref")) form.querySelector(".ref-add").open = true;
  first?.focus();
  if (thing === "model") document.getElementById("models")?.showPopover();
}
