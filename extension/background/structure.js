// "What does this page look like?", asked in the popup: the structure of the page that is open is shown in a tab of its own, and
// goes nowhere unless the person saves it there. Until then it is in memory alone.

import { browser, browserName } from "../lib/browser.js";
import { kept, ownEdition } from "../lib/declarations.js";
import { structureOf } from "../lib/structure.js";
import { openPage } from "./profile_page.js";
import { dayOf } from "./readings.js";

/** @typedef {import("../lib/messages.js").Structure} Structure */

const PAGE = "options/structure.html";
const LONGEST = 1_000_000; // characters

/**
 * Read the structure of the page that is open, and open the tab that shows it.
 * @returns {Promise<{shown: boolean}>} false where no page of a watched site is open, or the browser lets nobody read it
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

/** @returns {Promise<Structure | null>} what was read last */
export async function lastStructure() {
  const { structure } = await browser.storage.session.get("structure");
  return /** @type {Structure | undefined} */ (structure) ?? null;
}
