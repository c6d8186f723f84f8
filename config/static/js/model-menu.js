// The model picker closes once a model was chosen by pointer, or by Enter or Space; arrow keys move
// through the models and leave it open.

export function watchModelMenu() {
  const form = document.getElementById("composer");
  if (!form) return;

  function close() {
    const menu = document.getElementById("models");
    if (!menu?.matches(":popover-open")) return;
    menu.hidePopover();
    form.querySelector("[popovertarget=models]").focus({ preventScroll: true });
  }
  // Arrow keys click the radio that they come to as well, but such a click counts no presses.
  form.addEventListener("click", (event) => {
    if (event.detail > 0 && event.target.matches("#models input[name=model]")) close();
  });
  form.addEventListener("keydown", (event) => {
    if (!event.target.matches("#models input[name=model]")) return;
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    if (!event.target.checked) event.target.click();
    close();
  });
}
