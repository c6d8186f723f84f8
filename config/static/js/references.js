// Pictures that an order leans on: dropped, pasted, chosen from a disk or from earlier ones, put
// first, taken out. Each change asks the composer for its new state.

import { swapPartials } from "./partials.js";
import { showToast } from "./toasts.js";

export function watchReferences() {
  const form = document.getElementById("composer");
  if (!form) return;

  function ask(changed, extra = {}) {
    document.dispatchEvent(new CustomEvent("studio:ask", { detail: { changed, ...extra } }));
  }

  form.addEventListener("change", (event) => {
    const field = event.target;
    if (field.name === "upload") addFiles(field.files);
    if (field.name === "reference") ask("references");
    if (field.name === "drop") takeOut(field);
  });
  form.addEventListener("click", (event) => {
    const first = event.target.closest("[data-first]");
    if (!first) return;
    event.preventDefault();
    ask("first", { first: first.value });
  });
  function takeOut(field) {
    const next = field.closest(".ref").nextElementSibling;
    field.closest(".ref").remove();
    (next?.querySelector("select") ?? form.querySelector(".ref-add summary")).focus();
    ask("references");
  }

  async function addFiles(files) {
    const data = new FormData(form);
    data.delete("upload");
    for (const file of files) data.append("upload", file, file.name);
    document.getElementById("references").setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.dataset.compose, {
        method: "POST",
        body: data,
        headers: { "HX-Request": "true" },
      });
      if (answer.status === 413) showToast("Not added: a picture may have 50 MB at most");
      else {
        swapPartials(await answer.text());
        document.getElementById("composer-problem")?.focus();
      }
    } catch {
      showToast("The picture was not added: there is no connection");
    }
    document.getElementById("references").removeAttribute("aria-busy");
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
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-add-picture]")) return;
    form.querySelector(".ref-add").open = true;
    form.elements.upload.focus();
  });
}
