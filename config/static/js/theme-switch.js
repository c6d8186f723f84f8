// The theme switch: at once on the page, then remembered by the account or, for visitors, here.

export function switchTheme(control, event) {
  event.preventDefault();
  const root = document.documentElement;
  const isDark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
  const form = control.closest("form");
  if (!form) {
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // Storage may be blocked: the choice holds for this page.
    }
    return;
  }
  const body = new FormData(form);
  body.set("theme", root.dataset.theme);
  fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
}
