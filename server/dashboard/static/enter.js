// Uses the one-time link that this page was opened by. Its token is taken out of the address, and so out of the history.
// @ts-check

const token = location.hash.slice(1);
const field = /** @type {HTMLInputElement | null} */ (document.getElementById("link"));
if (token && field?.form) {
  history.replaceState(null, "", location.pathname);
  field.value = token;
  field.form.submit();
}
