// Shows a page's whole structure, so that the person can check it before they save it as a file.

import { fillIn, part, tell } from "../lib/elements.js";
import { say } from "../lib/wording.js";

fillIn();
/** @type {import("../lib/messages.js").Structure | null} */
const found = await tell({ do: "structure" });
if (found) {
  part("structure").textContent = found.text;
  const save = /** @type {HTMLAnchorElement} */ (part("save"));
  save.href = URL.createObjectURL(new Blob([found.text], { type: "text/html" }));
  save.download = found.file;
  save.hidden = false;
} else {
  part("none").textContent = say("structure_none");
}
