// The landing's "Sketch it": the pictures come into the page. Without this the form loads it anew.

import { swapPartials } from "./partials.js";
import { showToast } from "./toasts.js";

async function send(event) {
  const form = event.target.closest("[data-tryout]");
  if (!form) return;
  event.preventDefault();
  const button = form.querySelector("button");
  if (button.getAttribute("aria-busy") === "true") return;
  const rest = button.textContent;
  button.setAttribute("aria-busy", "true");
  button.textContent = button.dataset.busy;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { "HX-Request": "true" },
    });
    const html = await answer.text();
    if (html.includes("<hx-partial")) swapPartials(html);
    else showToast("It could not be sketched. Try again");
    document.querySelector(".tryout-pair")?.scrollIntoView({ block: "nearest" });
  } catch {
    showToast("There is no connection. Try again");
  }
  button.removeAttribute("aria-busy");
  if (button.textContent === button.dataset.busy) button.textContent = rest;
}

// On the way down: before the page's own listener takes the press for a new page's.
document.addEventListener("submit", send, true);
