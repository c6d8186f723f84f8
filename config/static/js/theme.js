// Runs before the first paint, so that the theme never flashes. An account's own choice arrives with
// the page (data-theme); a visitor's is remembered by this browser.
(() => {
  const root = document.documentElement;
  if (root.hasAttribute("data-account")) return;
  try {
    const saved = localStorage.getItem("theme");
    if (saved === "light" || saved === "dark") root.dataset.theme = saved;
  } catch {
    // Storage may be blocked: the system's theme stands.
  }
})();
