// Looking closely: zoom and pan (together in compare), the surround, answers that save themselves.

import { showToast } from "./toasts.js";

const viewer = document.querySelector("[data-viewer]");
const panes = [...document.querySelectorAll("[data-sync]")];

for (const element of document.querySelectorAll("[data-script]")) element.hidden = false;

function sizeOf(image, zoom) {
  return (image.getAttribute("width") * zoom) / 100 / devicePixelRatio;
}

function setZoom(value) {
  if (!viewer) return;
  viewer.dataset.zoom = value;
  for (const pane of panes) {
    const image = pane.querySelector("img");
    if (value === "fit") {
      image.style.inlineSize = "";
      continue;
    }
    // Beyond fit the original is looked at, pixel for pixel.
    if (image.dataset.full && image.getAttribute("src") !== image.dataset.full) {
      image.src = image.dataset.full;
    }
    image.style.inlineSize = `${sizeOf(image, Number(value))}px`;
  }
  for (const pane of panes) map(pane);
  const radio = document.querySelector(`input[name=z][value="${value}"]`);
  if (radio) radio.checked = true;
}

document.addEventListener("change", (event) => {
  if (event.target.name === "z") setZoom(event.target.value);
});

// One position for every pane, as a part of what can be scrolled, so that ratios may differ.
let leader = null;
let place = { x: 0, y: 0 };
function together() {
  const link = document.querySelector("[data-together]");
  return !link || link.checked;
}
function follow(source) {
  if (!together() || !source.clientWidth) return;
  const x = source.scrollLeft / Math.max(1, source.scrollWidth - source.clientWidth);
  const y = source.scrollTop / Math.max(1, source.scrollHeight - source.clientHeight);
  place = { x, y };
  for (const pane of panes) {
    if (pane === source) continue;
    pane.scrollLeft = x * (pane.scrollWidth - pane.clientWidth);
    pane.scrollTop = y * (pane.scrollHeight - pane.clientHeight);
  }
}
for (const pane of panes) {
  pane.addEventListener("pointerenter", () => (leader = pane));
  pane.addEventListener("focus", () => (leader = pane));
  pane.addEventListener("scroll", () => (leader === pane || !leader) && follow(pane), { passive: true });
  pane.addEventListener("pointerdown", (down) => {
    if (viewer?.dataset.zoom === "fit" || down.button !== 0 || down.pointerType === "touch") return;
    down.preventDefault();
    const { scrollLeft, scrollTop } = pane;
    const move = (event) => {
      pane.scrollLeft = scrollLeft - (event.clientX - down.clientX);
      pane.scrollTop = scrollTop - (event.clientY - down.clientY);
    };
    const up = () => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", up);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", up);
  });
}

// What of the picture is seen, on the small one in the corner while it is looked at closely.
function map(pane) {
  const small = pane.parentElement.querySelector(".minimap");
  if (!small) return;
  const image = pane.querySelector("img");
  const whole = image.getBoundingClientRect();
  const seen = pane.getBoundingClientRect();
  const left = Math.max(0, seen.left - whole.left) / whole.width;
  const top = Math.max(0, seen.top - whole.top) / whole.height;
  const width = Math.min(1 - left, (Math.min(seen.right, whole.right) - Math.max(seen.left, whole.left)) / whole.width);
  const height = Math.min(1 - top, (Math.min(seen.bottom, whole.bottom) - Math.max(seen.top, whole.top)) / whole.height);
  const isWhole = viewer.dataset.zoom === "fit" || (width > 0.99 && height > 0.99);
  small.hidden = isWhole || !whole.width;
  if (small.hidden) return;
  const [full, tall] = [image.getAttribute("width"), image.getAttribute("height")];
  const rect = small.querySelector("rect");
  rect.setAttribute("x", left * full);
  rect.setAttribute("y", top * tall);
  rect.setAttribute("width", width * full);
  rect.setAttribute("height", height * tall);
}
for (const pane of panes) {
  pane.addEventListener("scroll", () => map(pane), { passive: true });
  new ResizeObserver(() => map(pane)).observe(pane);
}

// On a phone compare is one pane with a flip: the next one is looked at where the last one was.
document.addEventListener("change", (event) => {
  if (event.target.name !== "flip" || !together()) return;
  for (const pane of panes) {
    if (!pane.clientWidth) continue;
    pane.scrollLeft = place.x * (pane.scrollWidth - pane.clientWidth);
    pane.scrollTop = place.y * (pane.scrollHeight - pane.clientHeight);
  }
});

// The desk: answers save themselves, and the button says what it will do.
const judge = document.querySelector("form[data-saves]");
if (judge) {
  const button = judge.querySelector("[data-verdict-button]");
  const label = () => {
    const chosen = judge.querySelector("input[name=verdict]:checked");
    const said = chosen?.closest(".verdict").querySelector("b").textContent;
    if (said) button.querySelector("span").textContent = said;
  };
  const count = () => {
    const said = judge.querySelector("[data-answered]");
    const all = judge.querySelectorAll(".check-item").length;
    const done = judge.querySelectorAll(".check-item input[type=radio]:checked").length;
    if (said) said.textContent = `${done} of ${all} answered`;
  };
  const flags = () => {
    const open = judge.querySelectorAll(".check-item input[value=flag]:checked").length;
    const said = judge.querySelector("[data-flags]");
    const word = open === 1 ? "flag" : "flags";
    said.textContent = open ? `${open} ${word} open, add a note to approve anyway` : "It may ship";
  };
  async function save() {
    try {
      const answer = await fetch(judge.action || location.href, {
        method: "POST",
        body: new URLSearchParams(new FormData(judge)),
        headers: { "X-Saves": "1" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
    } catch {
      showToast("That answer was not saved. It is sent again with the next one");
    }
  }
  judge.addEventListener("change", (event) => {
    label();
    if (event.target.name === "verdict" || event.target.name === "model") return;
    count();
    flags();
    const item = event.target.closest(".check-item");
    if (item && event.target.type === "radio") {
      item.classList.toggle("ok", event.target.value === "pass");
      item.classList.toggle("bad", event.target.value === "flag");
      const use = item.querySelector(".state use");
      use?.setAttribute("href", event.target.value === "pass" ? "#i-check" : "#i-flag");
      if (event.target.value === "flag") item.querySelector(".fix input")?.focus();
    }
    save();
  });
  // Return in what to fix ends the line. It decides nothing, as the first button of the form would.
  judge.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.closest(".fix input")) return;
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    event.target.blur();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    judge.requestSubmit(button);
  });
  label();
}

const keyed = document.querySelector("[data-single-keys]");
document.addEventListener("keydown", (event) => {
  if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select")) return;
  if (event.metaKey || event.ctrlKey || event.altKey) return;
  if (document.querySelector("dialog[open], [popover]:popover-open")) return;
  if (keyed?.dataset.singleKeys === "0") return;
  if (event.key === "?") document.getElementById("keys-sheet")?.showModal();
  const aside = { ArrowLeft: "Previous", ArrowRight: "Next" }[event.key];
  const other = aside && document.querySelector(`.viewer-bar a[aria-label^="${aside}"]`);
  if (other && !event.target.closest("input, [data-sync]")) other.click();
  const zooms = keyed?.dataset.keys === "compare" ? { z: "fit" } : { z: "fit", 1: "100", 2: "200" };
  const zoom = zooms[event.key.toLowerCase()];
  if (zoom) setZoom(zoom);
  if (keyed?.dataset.keys === "compare" && /^[1-4]$/.test(event.key)) {
    document.querySelectorAll("[data-keep]")[Number(event.key) - 1]?.click();
  }
});

if (viewer) setZoom(viewer.dataset.zoom ?? "fit");
