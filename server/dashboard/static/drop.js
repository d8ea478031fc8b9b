// Lets an archive be dropped on the upload box. Without script the file button does the same.
// @ts-check

for (const form of document.querySelectorAll("form[data-drop]")) {
  const field = /** @type {HTMLInputElement | null} */ (form.querySelector("input[type=file]"));
  if (!field) continue;
  form.querySelector("[data-drop-hint]")?.removeAttribute("hidden");
  const over = (/** @type {Event} */ event) => {
    event.preventDefault();
    form.classList.add("over");
  };
  form.addEventListener("dragenter", over);
  form.addEventListener("dragover", over);
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    const files = /** @type {DragEvent} */ (event).dataTransfer?.files;
    if (!files?.length) return;
    field.files = files;
    /** @type {HTMLFormElement} */ (form).requestSubmit();
  });
}
