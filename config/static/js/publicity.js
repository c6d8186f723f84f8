// Turning the private switch off shows the public page as it will be, once, before it counts.

export function watchPublicity() {
  const dialog = document.getElementById("publicity");
  const form = document.getElementById("composer");
  if (!dialog || !form) return;
  let agreed = false;

  // Before the composer hears it: nothing is asked while the dialog is open.
  form.addEventListener(
    "change",
    (event) => {
      const control = event.target;
      if (control.name !== "private" || control.checked || !control.dataset.asks) return;
      event.stopPropagation();
      agreed = false;
      dialog.showModal();
    },
    { capture: true },
  );
  dialog.addEventListener("close", () => {
    const control = form.elements.private;
    if (!agreed && control.dataset.asks) control.checked = true;
  });
  dialog.querySelector("[data-keep-private]").addEventListener("click", () => {
    const control = form.elements.private;
    const asked = Boolean(control.dataset.asks);
    dialog.close();
    if (!asked && !control.checked) {
      control.checked = true;
      control.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
  dialog.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const sent = event.target;
    const button = sent.querySelector(".mark");
    try {
      const answer = await fetch(sent.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(sent)),
        headers: { "HX-Request": "true" },
      });
      agreed = answer.ok;
    } catch {
      agreed = false;
    }
    button.removeAttribute("aria-busy");
    const control = form.elements.private;
    if (agreed) {
      delete control.dataset.asks;
      control.checked = false;
    }
    dialog.close();
    control.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
