// Shows all of a page's structure before the person saves it as a file, if they do.

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
