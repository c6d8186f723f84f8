// Pick and cancel on a frame's card, in place.

import { swapCard } from "./partials.js";
import { showToast } from "./toasts.js";

export function watchCards() {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-card-form]");
    if (!form) return;
    event.preventDefault();
    send(form);
  });
}

async function send(form) {
  const id = form.closest(".frame").id;
  const isPick = Boolean(form.querySelector("[data-pick]"));
  let answer = null;
  try {
    answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { "HX-Request": "true" },
    });
  } catch {
    showToast("Not done: there is no connection");
  }
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  if (!answer) return;
  const away = answer.headers.get("HX-Redirect");
  if (away) {
    if (new URL(away, location).pathname === location.pathname) location.reload();
    else location.assign(away);
    return;
  }
  if (!answer.ok) return;
  const hadFocus = form.contains(document.activeElement);
  swapCard(await answer.text());
  const said = answer.headers.get("HX-Trigger");
  if (said) showToast(JSON.parse(said)["studio:toast"].text);
  if (hadFocus && !document.activeElement?.closest(`#${id}`)) {
    document.querySelector(`#${id} a, #${id} button`)?.focus({ preventScroll: true });
  }
  document.dispatchEvent(new CustomEvent("studio:changed", { detail: id }));
  if (isPick) document.dispatchEvent(new CustomEvent("studio:picked", { detail: id }));
}
