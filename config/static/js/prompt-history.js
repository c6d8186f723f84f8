// What this person wrote before: by the arrow keys in the prompt, and as a list to be searched.

import { fetchPiece, parse } from "./partials.js";

const WAIT_MS = 250;

export function watchPromptHistory() {
  const field = document.getElementById("prompt");
  const dialog = document.getElementById("prompts");
  if (!field || !dialog) return;
  const search = dialog.querySelector("[type=search]");
  let timer = 0;

  async function read(words = "") {
    const address = `${dialog.dataset.prompts}?${new URLSearchParams({ q: words })}`;
    const html = await fetchPiece(address).catch(() => null);
    return html === null ? null : parse(html).getElementById("prompt-list");
  }

  async function fill() {
    const list = await read(search.value.trim());
    if (list) dialog.querySelector("#prompt-list").replaceWith(list);
  }
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-prompt-history]");
    if (!opener || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    dialog.showModal();
    fill();
  });
  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(fill, WAIT_MS);
  });
  dialog.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-prompt]");
    if (!link || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    dialog.close();
    write(link.dataset.prompt);
    field.focus();
  });

  function write(text) {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Up from the very beginning of the field goes back in time, down from its end comes forward; what
  // was being typed waits at the end of it.
  let earlier = null;
  let place = -1;
  let typed = "";
  async function step(by) {
    if (!earlier) {
      earlier = [...((await read())?.querySelectorAll("[data-prompt]") ?? [])].map(
        (link) => link.dataset.prompt,
      );
    }
    const next = place + by;
    if (next < -1 || next >= earlier.length) return;
    if (place === -1) typed = field.value;
    place = next;
    write(place === -1 ? typed : earlier[place]);
    const caret = by > 0 ? 0 : field.value.length;
    field.setSelectionRange(caret, caret);
  }
  field.addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey || event.isComposing) return;
    const { selectionStart, selectionEnd, value } = field;
    if (selectionStart !== selectionEnd) return;
    if (event.key === "ArrowUp" && selectionStart === 0) {
      event.preventDefault();
      step(1);
    }
    if (event.key === "ArrowDown" && place >= 0 && selectionStart === value.length) {
      event.preventDefault();
      step(-1);
    }
  });
  field.addEventListener("beforeinput", () => {
    place = -1;
  });
  document.addEventListener("studio:placed", () => {
    earlier = null;
    place = -1;
  });
}
