// Before the first frame: the shortcut that the button shows.

const form = document.querySelector("[data-first]");
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[data-generate]"));
});
