// The composer: every change asks for the price; pictures are dropped, pasted or chosen.

import { showToast } from "./toasts.js";

const WAIT_MS = 350;

export function watchComposer() {
  const form = document.getElementById("composer");
  if (!form) return;
  let timer = 0;
  let running = null;

  // The answer's partials are swapped by htmx; the prompt and the references are never touched.
  function ask({ use = "", changed = "" } = {}) {
    clearTimeout(timer);
    running?.abort();
    const data = new FormData(form);
    data.delete("upload");
    data.set("changed", changed);
    if (use) data.set("use", use);
    running = new AbortController();
    return fetch(form.dataset.compose, {
      method: "POST",
      body: new URLSearchParams(data),
      headers: { "HX-Request": "true" },
      signal: running.signal,
    })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.status))))
      .then((html) => swapPartials(html))
      .catch((problem) => {
        if (problem.name !== "AbortError") showToast("The price could not be worked out. Try again");
      });
  }

  form.addEventListener("change", (event) => {
    const field = event.target;
    if (field.name === "upload") return addFiles(field.files);
    if (field.name === "drop") return takeOut(field);
    if (field.name === "reference") return addReference(field);
    if (field.name === "prompt") return undefined;
    return ask({ changed: field.name });
  });
  form.addEventListener("input", (event) => {
    if (event.target.name !== "prompt" && event.target.type !== "text") return;
    clearTimeout(timer);
    showWords();
    timer = setTimeout(ask, WAIT_MS);
  });
  form.addEventListener("click", (event) => {
    const use = event.target.closest("[data-use]");
    if (use) {
      event.preventDefault();
      ask({ use: use.value });
      return;
    }
    const step = event.target.closest("[data-step]");
    if (step) {
      const count = document.getElementById("count");
      const wanted = Number(count.value) + Number(step.dataset.step);
      count.value = Math.min(Number(count.max), Math.max(1, wanted));
      ask({ changed: "count" });
    }
  });

  function showWords() {
    const words = document.getElementById("words");
    const quoted = /["“”„«»]/.test(form.elements.prompt.value);
    if (words && quoted) words.hidden = false;
  }
  form.addEventListener("change", (event) => {
    const words = document.getElementById("words");
    if (event.target.name === "goal" && event.target.value === "text") words.hidden = false;
  });

  // Sending: the board is swapped in place, and what was written stays.
  form.addEventListener("submit", (event) => {
    const button = event.submitter ?? form.querySelector("[data-generate]");
    if (button?.dataset.generate === undefined) return;
    event.preventDefault();
    send(button);
  });
  async function send(button) {
    if (!form.elements.prompt.value.trim()) {
      form.elements.prompt.setAttribute("aria-invalid", "true");
      form.elements.prompt.focus();
      return;
    }
    clearTimeout(timer);
    running?.abort();
    const rest = button.innerHTML;
    button.setAttribute("aria-busy", "true");
    button.textContent = button.dataset.busy;
    const data = new FormData(form);
    data.delete("upload");
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams(data),
        headers: { "HX-Request": "true" },
      });
      const away = answer.headers.get("HX-Redirect");
      if (away) {
        location.assign(away);
        return;
      }
      swapPartials(await answer.text());
      if (answer.ok) {
        location.hash = "main";
        document.dispatchEvent(new CustomEvent("studio:placed"));
      } else {
        document.getElementById("composer-problem")?.focus();
      }
    } catch {
      button.removeAttribute("aria-busy");
      button.innerHTML = rest;
      showToast("It was not sent: there is no connection. Nothing was charged");
    }
  }

  async function addFiles(files) {
    const data = new FormData(form);
    data.delete("upload");
    for (const file of files) data.append("upload", file, file.name);
    const area = document.getElementById("references");
    area.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.dataset.compose, {
        method: "POST",
        body: data,
        headers: { "HX-Request": "true" },
      });
      if (answer.status === 413) showToast("That file is larger than 50 MB");
      else swapPartials(await answer.text());
    } catch {
      showToast("The picture was not added: there is no connection");
    }
    document.getElementById("references")?.removeAttribute("aria-busy");
  }
  function takeOut(field) {
    field.closest(".ref")?.remove();
    ask({ changed: "references" });
  }
  function addReference() {
    ask({ changed: "references" });
  }

  for (const kind of ["dragover", "drop"]) {
    form.addEventListener(kind, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      form.classList.toggle("is-over", kind === "dragover");
      if (kind === "drop") addFiles(event.dataTransfer.files);
    });
  }
  form.addEventListener("dragleave", () => form.classList.remove("is-over"));
  document.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length) addFiles(files);
  });
}

// Swaps each <hx-partial> of an answer into its place, keeping the focus where it was.
export function swapPartials(html) {
  const box = document.createElement("template");
  box.innerHTML = html;
  const focused = document.activeElement;
  const path = focused && focusPath(focused);
  for (const part of box.content.querySelectorAll("hx-partial")) {
    const target = document.querySelector(part.getAttribute("hx-target"));
    if (!target) continue;
    if (part.getAttribute("hx-swap") === "innerHTML") {
      target.replaceChildren(...part.childNodes);
    } else {
      const open = target.querySelector?.("[popover]:popover-open")?.id;
      const details = [...target.querySelectorAll("details[open]")].map((one) => one.className);
      const fresh = part.firstElementChild;
      target.replaceWith(...part.childNodes);
      if (open) document.getElementById(open)?.showPopover();
      for (const name of details) {
        for (const one of fresh.querySelectorAll("details")) {
          if (one.className === name) one.open = true;
        }
      }
      window.htmx?.process?.(fresh);
    }
  }
  if (path) document.querySelector(path)?.focus({ preventScroll: true });
}

function focusPath(element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (!element.name) return null;
  const value = element.type === "radio" || element.type === "checkbox" ? `[value="${CSS.escape(element.value)}"]` : "";
  return `[name="${CSS.escape(element.name)}"]${value}`;
}
