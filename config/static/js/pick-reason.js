// After a pick one more key or tap says what for. It stays until it is answered or put away.

import { swapCard } from "./partials.js";
import { showToast } from "./toasts.js";

// Presses the reason of this number; gives whether it was asked for.
export function sayWhy(number) {
  const form = document.getElementById("why");
  if (!form || form.hidden) return false;
  form.querySelectorAll("[name=why]")[number - 1].click();
  return true;
}

export function watchPickReason() {
  const form = document.getElementById("why");
  if (!form) return;
  let frame = null;

  function close() {
    const hadFocus = form.contains(document.activeElement);
    form.hidden = true;
    if (hadFocus) frame?.querySelector("a")?.focus({ preventScroll: true });
  }
  function ask(id) {
    frame = document.getElementById(id);
    if (!frame?.classList.contains("is-picked")) return close();
    form.action = `/frames/${id}/pick`;
    form.hidden = false;
    const said = `${frame.querySelector(".frame-cap b").title} is picked. What for?`;
    form.querySelector("b").textContent = said;
    const reasons = [...form.querySelectorAll("[name=why]")].map((button) => button.value);
    const hasKeys = document.documentElement.dataset.singleKeys !== "off";
    const keys = reasons.map((reason, at) => (hasKeys ? `${at + 1} ${reason}` : reason));
    document.getElementById("live-line").textContent = `${said} ${keys.join(", ")}`;
    return undefined;
  }
  document.addEventListener("studio:picked", (event) => ask(event.detail));
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-why-close]")) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || form.hidden) return;
    event.stopImmediatePropagation(); // one press puts away one thing
    close();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form, event.submitter)),
      headers: { "HX-Request": "true" },
    }).catch(() => null);
    event.submitter.removeAttribute("aria-busy");
    if (!answer?.ok) return showToast("The reason was not kept. Try again");
    const { id } = frame;
    swapCard(await answer.text());
    frame = document.getElementById(id);
    close();
    document.dispatchEvent(new CustomEvent("studio:changed", { detail: id }));
    return undefined;
  });
}
