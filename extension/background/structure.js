// "What does this page look like?" in the popup: shows the structure of the open page in a tab of its own. It is kept in memory
// only, and goes nowhere unless the person saves it from that tab.

import { browser, browserName } from "../lib/browser.js";
import { kept, ownEdition } from "../lib/declarations.js";
import { structureOf } from "../lib/structure.js";
import { openPage } from "./profile_page.js";
import { dayOf } from "./readings.js";

/** @typedef {import("../lib/messages.js").Structure} Structure */

const PAGE = "options/structure.html";
const LONGEST = 1_000_000; // characters

/**
 * Read the structure of the open page, and open the tab that shows it.
 * @returns {Promise<{shown: boolean}>} false if the open page is not of a watched site, or the browser does not let it be read
 */
export async function showStructure(now = Date.now()) {
  const open = await openPage();
  if (!open) return { shown: false };
  const { tab, declared, kind } = open;
  const edition = (await kept())?.edition ?? (await ownEdition());
  const about = { site: declared.site, page: kind, edition, browser: browserName(), day: dayOf(now) };
  const first = `<!-- rapport-structure 1 ${JSON.stringify(about)} -->`;
  const text = await browser.scripting.executeScript({ target: { tabId: tab }, func: structureOf, args: [declared, first] })
    .then(([{ result }]) => result, () => null);
  if (typeof text !== "string" || text.length > LONGEST) return { shown: false };
  await browser.storage.session.set({ structure: { text, file: `${declared.site}-${kind}-${about.day}.html` } });
  await browser.tabs.create({ url: browser.runtime.getURL(PAGE) });
  return { shown: true };
}

/** @returns {Promise<Structure | null>} the structure that was read last */
export async function lastStructure() {
  const { structure } = await browser.storage.session.get("structure");
  return /** @type {Structure | undefined} */ (structure) ?? null;
}
