// The keyboard. Single keys work only outside fields, and not at all when a person turned them off.

import { inspected, lookLarge } from "./inspector.js";
import { sayWhy } from "./pick-reason.js";
import { sayUnchecked } from "./toasts.js";

export function watchKeys() {
  const studio = document.querySelector(".studio");
  if (!studio) return;

  document.addEventListener("keydown", (event) => {
    if ((event.metaKey || event.ctrlKey) && event.key === "Enter") {
      const button = document.querySelector("#composer [data-generate]");
      if (button && !button.disabled) {
        event.preventDefault();
        document.getElementById("composer").requestSubmit(button);
      }
      return;
    }
    const inField = event.target.closest("input, textarea, select, [contenteditable]");
    if (inField || event.metaKey || event.ctrlKey || event.altKey) return;
    if (document.querySelector("dialog[open]") || studio.dataset.singleKeys === "0") return;
    // Space and Enter on a control are that control's own.
    if (event.key === " " && event.target.closest("button, summary, label")) return;
    const act = KEYS[event.key] ?? KEYS[event.key.toLowerCase()];
    if (act && act(current(), event) !== false) event.preventDefault();
  });
}

function current() {
  return document.activeElement?.closest?.(".frame") ?? inspected();
}

function move(by, frame) {
  const frames = [...document.querySelectorAll(".board .frame")].filter((one) => one.querySelector("a"));
  if (!frames.length) return false;
  const at = frames.indexOf(frame);
  const next = frames[at < 0 ? 0 : Math.min(frames.length - 1, Math.max(0, at + by))];
  next.querySelector("a")?.focus();
  return true;
}

// Up and down: the nearest frame above or below, by where it lies on the screen.
function climb(sign, frame) {
  if (!frame) return move(0, frame);
  const from = frame.getBoundingClientRect();
  let best = null;
  let least = Infinity;
  for (const other of document.querySelectorAll(".board .frame")) {
    const box = other.getBoundingClientRect();
    const down = (box.top - from.top) * sign;
    if (other === frame || down < from.height / 2) continue;
    const far = down + Math.abs(box.left - from.left) * 2;
    if (far < least && other.querySelector("a")) [best, least] = [other, far];
  }
  best?.querySelector("a")?.focus();
  return Boolean(best);
}

function press(frame, selector) {
  const target = frame?.querySelector(selector);
  target?.click();
  return Boolean(target);
}

// To the desk: a form of its own, because it changes something.
function send(frame) {
  if (!frame?.dataset.send) return false;
  const form = document.getElementById("deed");
  form.action = frame.dataset.send;
  form.submit();
  return true;
}

function go(address) {
  if (address) location.assign(address);
  return Boolean(address);
}

const KEYS = {
  "/": () => {
    document.getElementById("prompt")?.focus();
  },
  "?": () => document.getElementById("keys-sheet")?.showModal(),
  ArrowRight: (frame) => move(1, frame),
  ArrowLeft: (frame) => move(-1, frame),
  ArrowDown: (frame) => climb(1, frame),
  ArrowUp: (frame) => climb(-1, frame),
  " ": (frame) => lookLarge(frame),
  p: (frame) => press(frame, "[data-pick]"),
  e: (frame) => go(frame?.dataset.refine),
  r: (frame) => (frame?.dataset.sent === undefined ? send(frame) : go(frame.dataset.review)),
  x: (frame, { shiftKey }) => {
    if (!frame) return false;
    const name = shiftKey ? "studio:choose-to" : "studio:choose";
    document.dispatchEvent(new CustomEvent(name, { detail: frame.dataset.frame }));
    return true;
  },
  1: () => sayWhy(1),
  2: () => sayWhy(2),
  3: () => sayWhy(3),
  4: () => sayWhy(4),
  c: () => document.dispatchEvent(new CustomEvent("studio:compare")),
  d: (frame) => {
    sayUnchecked([frame]);
    return go(frame?.dataset.download);
  },
  Delete: () => document.dispatchEvent(new CustomEvent("studio:delete")),
  Backspace: () => document.dispatchEvent(new CustomEvent("studio:delete")),
};
