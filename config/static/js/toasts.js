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

export function showToast(text) {
  const stack = document.getElementById("toasts");
  if (!stack) return;
  const toast = document.createElement("div");
  toast.className = "toast";
  const line = document.createElement("span");
  line.textContent = text;
  toast.append(line);
  stack.append(toast);
  leaveLater(toast);
}

export function watchToasts() {
  for (const toast of document.querySelectorAll("#toasts .toast")) leaveLater(toast);
}
