// Toasts: what was just done. They leave by themselves unless they hold a button or are looked at.

const STAY_MS = 6000;

function leaveLater(toast) {
  if (toast.querySelector("a, button")) return;
  let timer = setTimeout(() => toast.remove(), STAY_MS);
  toast.addEventListener("pointerenter", () => clearTimeout(timer));
  toast.addEventListener("pointerleave", () => {
    timer = setTimeout(() => toast.remove(), STAY_MS);
  });
}

// With an address the toast holds a link, and stays until it is followed or said again.
export function showToast(text, { label = "", href = "" } = {}) {
  const stack = document.getElementById("toasts");
  if (!stack) return;
  for (const said of stack.children) {
    if (href && said.querySelector("span")?.textContent === text) said.remove();
  }
  const toast = document.createElement("div");
  toast.className = "toast";
  const line = document.createElement("span");
  line.textContent = text;
  toast.append(line);
  if (href) {
    const link = document.createElement("a");
    Object.assign(link, { className: "btn s", href, textContent: label });
    toast.append(link);
  }
  stack.append(toast);
  leaveLater(toast);
}

// Downloading a final that nobody checked says so, and goes on.
export function sayUnchecked(frames) {
  const open = frames.filter((frame) => frame?.dataset.unchecked);
  if (!open.length) return;
  const more = open.length > 1 ? ` and ${open.length - 1} more` : "";
  const text = `Not checked yet: ${open[0].dataset.unchecked}${more}`;
  showToast(text, { label: "Check now", href: open[0].dataset.review });
}

export function watchToasts() {
  for (const toast of document.querySelectorAll("#toasts .toast")) leaveLater(toast);
}
