// The composer: every change asks for the price; the order is sent without leaving the board.

import { swapPartials } from "./partials.js";
import { showToast } from "./toasts.js";
import { isOver, keepUnsent, restoreUnsent } from "./unsent.js";

const WAIT_MS = 350;
const QUOTES = /["“”„«»]/;

export function watchComposer() {
  const form = document.getElementById("composer");
  if (!form) return;
  let timer = 0;
  let running = null;

  // The prompt and the words are never touched by an answer.
  async function ask(more = {}) {
    clearTimeout(timer);
    running?.abort();
    const mine = (running = new AbortController());
    const data = new FormData(form);
    data.delete("upload");
    for (const [name, value] of Object.entries(more)) data.set(name, value);
    try {
      const answer = await fetch(form.dataset.compose, {
        method: "POST",
        body: new URLSearchParams(data),
        headers: { "HX-Request": "true" },
        signal: mine.signal,
      });
      if (isOver(answer)) {
        keepUnsent(form);
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const html = await answer.text();
      if (!mine.signal.aborted) swapPartials(html);
    } catch (problem) {
      if (problem.name !== "AbortError") showToast("The price could not be worked out. Try again");
    }
  }
  document.addEventListener("studio:ask", (event) => ask(event.detail));

  // The line says how much there is: it follows the bar when frames fail or are cancelled.
  const credits = document.getElementById("credits");
  let known = credits?.textContent;
  document.addEventListener("studio:swapped", () => {
    if (!credits || credits.textContent === known) return;
    known = credits.textContent;
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });

  const ownWays = new Set(["upload", "drop", "reference", "prompt"]);
  form.addEventListener("change", (event) => {
    if (ownWays.has(event.target.name)) return;
    showWords();
    ask({ changed: event.target.name });
  });
  form.addEventListener("input", (event) => {
    if (!event.target.matches("textarea, [type=text]")) return;
    event.target.removeAttribute("aria-invalid");
    showWords();
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
  form.addEventListener("click", (event) => {
    const use = event.target.closest("[data-use]");
    if (use) {
      event.preventDefault();
      ask({ use: use.value });
    }
    const step = event.target.closest("[data-step]");
    if (step) {
      const count = document.getElementById("count");
      const wanted = Number(count.value) + Number(step.dataset.step);
      count.value = Math.min(Number(count.max), Math.max(1, wanted));
      ask({ changed: "count" });
    }
  });

  restoreUnsent(form);

  function showWords() {
    const words = document.getElementById("words");
    const filled = [...words.querySelectorAll("input")].some((field) => field.value);
    const isText = form.elements.goal.value === "text";
    const asked = form.dataset.thing === "words";
    words.hidden = !(asked || isText || filled || QUOTES.test(form.elements.prompt.value));
  }

  form.addEventListener("submit", (event) => {
    const button = event.submitter ?? form.querySelector("[data-generate]");
    if (button?.dataset.generate === undefined) return;
    event.preventDefault();
    if (button.getAttribute("aria-busy") !== "true") send(button);
  });
  async function send(button) {
    if (!form.elements.prompt.value.trim()) {
      form.elements.prompt.setAttribute("aria-invalid", "true");
      form.elements.prompt.focus();
      showToast("Write what the picture should show");
      return;
    }
    clearTimeout(timer);
    running?.abort();
    const rest = [...button.childNodes];
    button.setAttribute("aria-busy", "true");
    button.textContent = button.dataset.busy;
    const data = new FormData(form);
    data.delete("upload");
    let answer = null;
    let html = "";
    try {
      answer = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams(data),
        headers: { "HX-Request": "true" },
      });
      html = await answer.text();
    } catch {
      showToast("It was not sent: there is no connection. Nothing was charged");
    }
    const away = answer?.headers.get("HX-Redirect");
    if (away) {
      location.assign(away);
      return;
    }
    button.removeAttribute("aria-busy");
    button.replaceChildren(...rest);
    if (answer && isOver(answer)) keepUnsent(form).focus();
    else if (answer && html.includes("<hx-partial")) show(answer.ok, html);
    else if (answer) showToast("It was not taken. Nothing was charged; try again");
  }
  function show(isPlaced, html) {
    const before = new Set([...document.querySelectorAll(".board .frame")].map((one) => one.id));
    swapPartials(html);
    if (!isPlaced) {
      document.getElementById("composer-problem")?.focus();
      return;
    }
    form.elements.remix?.remove();
    if (location.hash === "#composer") location.hash = "main";
    const placed = [...document.querySelectorAll(".board .frame")].find((one) => !before.has(one.id));
    placed?.scrollIntoView({ block: "nearest" });
    document.dispatchEvent(new CustomEvent("studio:placed"));
  }
}
