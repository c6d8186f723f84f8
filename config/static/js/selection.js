// Two to four frames chosen to be compared, kept in the tray at the foot of the board.

const MOST = 4;

export function watchSelection() {
  const tray = document.getElementById("tray");
  if (!tray) return;
  const chosen = new Set();

  function show() {
    for (const button of document.querySelectorAll("[data-compare-frame]")) {
      const on = chosen.has(button.dataset.compareFrame);
      button.setAttribute("aria-pressed", String(on));
      button.closest(".frame")?.classList.toggle("is-chosen", on);
    }
    tray.hidden = chosen.size === 0;
    tray.querySelector("b").textContent = chosen.size === 1 ? "1 frame" : `${chosen.size} frames`;
    tray.querySelector("[data-tray-compare]").href = address();
  }
  function address() {
    const query = [...chosen].map((id) => `f=${id}`).join("&");
    return `${tray.dataset.compareAddress}?${query}`;
  }
  function toggle(id) {
    if (chosen.has(id)) chosen.delete(id);
    else if (chosen.size < MOST) chosen.add(id);
    show();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-compare-frame]");
    if (button) toggle(button.dataset.compareFrame);
    if (event.target.closest("[data-tray-clear]")) {
      chosen.clear();
      show();
    }
    const compare = event.target.closest("[data-compare]");
    if (compare && chosen.size > 1) {
      event.preventDefault();
      location.assign(address());
    }
  });
  document.addEventListener("studio:swapped", show);
  document.addEventListener("studio:choose", (event) => toggle(event.detail));
  document.addEventListener("studio:compare", () => {
    if (chosen.size > 1) location.assign(address());
  });
}
