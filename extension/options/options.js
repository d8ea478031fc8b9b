// The options page: which sites are watched and at which addresses, where the server is, and how well reading goes.

import { browser } from "../lib/browser.js";
import { fillIn, part, tell } from "../lib/elements.js";
import { pattern } from "../lib/hosts.js";
import { serverAddress } from "../lib/server_address.js";
import { health, showSites } from "../lib/switches.js";
import { say } from "../lib/wording.js";
import { connectionSentence } from "../popup/sentences.js";

/** @typedef {import("../lib/messages.js").Overview} Overview */

/** @param {Overview} now */
function show(now) {
  const { given, connected, readings, showsWaits } = now;
  /** @type {HTMLInputElement} */ (part("address")).value = given;
  part("unpair").hidden = !connected;
  /** @type {HTMLInputElement} */ (part("shows-waits")).checked = showsWaits;
  part("server-text").textContent = connectionSentence(now);
  part("readings").hidden = readings.length === 0;
  part("reading-none").hidden = readings.length > 0;
  part("readings-rows").replaceChildren(...health(readings.reverse()));
}

fillIn();
part("server").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { value } = /** @type {HTMLInputElement} */ (part("address"));
  const place = serverAddress(value);
  // Ask before anything is awaited: browsers allow this question only right after a press.
  const asked = place?.elsewhere ? browser.permissions.request({ origins: [pattern(place.origin)] }).catch(() => false) : true;
  const allowed = await asked;
  const { fine } = allowed ? await tell({ do: "address", address: value }) : { fine: false };
  if (fine) show(await tell({ do: "overview" }));
  part("server-text").textContent = say(fine ? "saved" : allowed ? "address_elsewhere" : "address_not_allowed");
});
part("unpair").addEventListener("click", async () => show(await tell({ do: "unpair" })));
part("shows-waits").addEventListener("change", async (event) => {
  const { checked } = /** @type {HTMLInputElement} */ (event.target);
  show(await tell({ do: "show-waits", on: checked }));
});

/** @type {Overview} */
const first = await tell({ do: "overview" });
await showSites(part("sites"), first, { details: true });
show(first);
