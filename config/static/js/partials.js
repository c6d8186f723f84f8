// What the server answers with: pieces of the page, each with the place where it belongs.

import { morph } from "./morph.js";

// A piece of the page has changed: what marks or times things in it looks again.
function tell() {
  document.dispatchEvent(new CustomEvent("studio:swapped"));
}

export function parse(html) {
  const box = document.createElement("template");
  box.innerHTML = html;
  // Parsed outside a page, what is for browsers without scripts would become part of it.
  for (const plain of box.content.querySelectorAll("noscript")) plain.remove();
  return box.content;
}

// Shows what only works with scripts, and writes times as the reader's clock has them.
export function settle(root) {
  for (const element of root.querySelectorAll("[data-script]")) element.hidden = false;
  for (const time of root.querySelectorAll("[data-local-time]")) {
    const format = { hour: "2-digit", minute: "2-digit" };
    time.textContent = new Date(time.dateTime).toLocaleTimeString([], format);
  }
}

// Where the focus is, in words that also find it in a changed page.
function focusPath() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  if (element.id) return `#${CSS.escape(element.id)}`;
  const frame = element.closest(".frame");
  if (!element.name) return frame ? `#${frame.id} :is(a, button)` : null;
  const name = `[name="${CSS.escape(element.name)}"]`;
  return element.matches("[type=radio], [type=checkbox], button")
    ? `${name}[value="${CSS.escape(element.value)}"]`
    : name;
}

function restoreFocus(path) {
  if (!path || document.activeElement !== document.body) return;
  document.querySelector(path)?.focus({ preventScroll: true });
}

// Puts each <hx-partial> of an answer into its place.
export function swapPartials(html) {
  const path = focusPath();
  for (const part of parse(html).querySelectorAll("hx-partial")) {
    const target = document.querySelector(part.getAttribute("hx-target"));
    if (!target) continue;
    if (part.getAttribute("hx-swap") === "innerHTML") target.textContent = part.textContent.trim();
    else if (part.firstElementChild) morph(target, part.firstElementChild);
  }
  restoreFocus(path);
  settle(document);
  tell();
}

// Puts a frame's card into the place of the one that is there; gives what it is now.
export function swapCard(html) {
  const fresh = parse(html).querySelector(".frame");
  const here = fresh && document.getElementById(fresh.id);
  if (here) morph(here, fresh);
  swapPartials(html);
  return here;
}

// Asks for a page's piece. Gives its text, or nothing when it cannot be had.
export async function fetchPiece(address) {
  const answer = await fetch(address, { headers: { "HX-Request": "true" } });
  return answer.ok ? answer.text() : null;
}
