// Nothing typed is lost when the session has ended, in this tab or by signing out in another: it
// waits in this tab until the person is back.

const FIELDS = ["prompt", "headline", "line", "button"];
// Whoever signs in next in this tab is not shown what another person typed.
const keyOf = (form) => `unsent:${form.dataset.member}:${location.pathname}`;

// Whether an answer says that this page's session or its token is over.
export function isOver(answer) {
  return answer.status === 403 || (answer.redirected && answer.url.includes("/account/login"));
}

export function keepUnsent(form) {
  const typed = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name]?.value ?? ""]));
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify(typed));
  } catch {
    // Storage may be blocked: it stands in the page as long as that is open.
  }
  // An alert is read out where it stands: the focus stays in the field that is being typed in.
  const notice = document.getElementById("session-over");
  notice.hidden = false;
  return notice;
}

export function restoreUnsent(form) {
  let typed = null;
  try {
    typed = JSON.parse(sessionStorage.getItem(keyOf(form)));
    sessionStorage.removeItem(keyOf(form));
  } catch {
    return;
  }
  if (!typed) return;
  for (const [name, text] of Object.entries(typed)) {
    const field = form.elements[name];
    if (field && text && field.value !== text) field.value = text;
  }
  form.elements.prompt.dispatchEvent(new Event("input", { bubbles: true }));
}
