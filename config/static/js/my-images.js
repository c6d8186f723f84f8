// My images: how many are selected, and an upload that says what was chosen and what is too large.
// Selecting, deleting and uploading work without this.

const form = document.querySelector("[data-selection]");
const count = form?.querySelector("[data-count]");

function showCount() {
  if (!count) return;
  const chosen = form.querySelectorAll("input[name=image]:checked").length;
  count.textContent = chosen === 1 ? "1 picture" : `${chosen} pictures`;
}
form?.addEventListener("change", showCount);
form?.addEventListener("reset", () => setTimeout(showCount));
document.addEventListener("gallery:more", showCount);

for (const upload of document.querySelectorAll("[data-upload]")) {
  const field = upload.querySelector("input[type=file]");
  const chosen = upload.querySelector("[data-chosen]");
  const complaint = upload.querySelector("[data-too-large]");
  const rest = chosen.textContent;
  field.addEventListener("change", () => {
    const files = [...field.files];
    chosen.textContent = files.length > 1 ? `${files.length} pictures` : (files[0]?.name ?? rest);
    const most = Number(upload.dataset.megabytes);
    const large = files.find((file) => file.size > most * 1024 * 1024);
    complaint.hidden = !large;
    complaint.textContent = large ? `${large.name} has more than ${most} MB and will not be taken.` : "";
  });
  upload.querySelector("[data-closes]")?.addEventListener("click", () => upload.closest("dialog").close());
}
