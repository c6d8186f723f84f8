// Choosing frames by touch: a long press chooses one, and from then on each tap chooses or lets go.
// The board's "Select" begins and ends the same for everyone.

import { showToast } from "./toasts.js";

const LONG = 500; // ms, as long as a phone's own long press
const STILL = 10; // px a resting finger may wander

export function watchTouchSelection() {
  const entry = document.querySelector("[data-select-mode]");
  if (!entry) return;
  let press = null; // the finger that is down on a frame
  let swallows = false; // the click that ends a long press is none

  const isOn = () => entry.getAttribute("aria-pressed") === "true";
  const set = (on) => entry.setAttribute("aria-pressed", String(on));
  const say = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

  function letGo() {
    clearTimeout(press?.timer);
    press = null;
  }
  function choose() {
    const { id } = press;
    letGo();
    swallows = true;
    set(true);
    say("studio:choose", id);
  }

  document.addEventListener("pointerdown", (event) => {
    letGo();
    swallows = false;
    if (event.pointerType === "mouse" || !event.isPrimary) return;
    const frame = event.target.closest(".board .frame:has([data-compare-frame])");
    if (!frame || event.target.closest("button, input, form")) return;
    press = { id: frame.dataset.frame, x: event.clientX, y: event.clientY };
    press.timer = setTimeout(choose, LONG);
  });
  document.addEventListener("pointermove", (event) => {
    if (!press) return;
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) > STILL) letGo();
  });
  document.addEventListener("pointerup", letGo);
  document.addEventListener("pointercancel", letGo);
  // A phone opens its menu of the link at about the same time: the press is ours.
  document.addEventListener("contextmenu", (event) => {
    if (press) choose();
    if (swallows && event.target.closest(".board .frame")) event.preventDefault();
  });
  // Before the inspector and the link: a tap on a frame is a choice now.
  document.addEventListener(
    "click",
    (event) => {
      const frame = event.target.closest(".board .frame");
      if (!frame || !(swallows || (isOn() && event.target.closest("[data-look]")))) return;
      event.preventDefault();
      event.stopPropagation();
      if (swallows) swallows = false;
      else if (frame.querySelector("[data-compare-frame]")) say("studio:choose", frame.dataset.frame);
      else showToast("Only finished frames can be selected");
    },
    true,
  );
  entry.addEventListener("click", () => {
    if (isOn()) say("studio:clear");
    else set(true);
  });
  document.addEventListener("studio:cleared", () => set(false));
}
