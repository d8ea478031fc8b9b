// "Audit this page": reads the person's own profile in the open tab when they ask for it.

import { browser } from "../lib/browser.js";
import { accountIn } from "./accounts.js";
import { keepProfile } from "./attention.js";
import { unwanted } from "./pause.js";
import { siteAt } from "./sites.js";

/** @typedef {import("../lib/declarations.js").Declaration} Declaration */
/** @typedef {{tab: number, declared: Declaration, kind: string}} OpenPage */

/** @returns {Promise<OpenPage | null>} the open page, null if it is not of a watched site */
export async function openPage() {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined || !tab.url?.startsWith("http")) return null; // the browser tells addresses of watched sites only
  const { origin, pathname, search } = new URL(tab.url);
  const declared = await siteAt(origin);
  if (!declared) return null;
  const { pages = [] } = /** @type {{pages?: {kind: string, path: string}[]}} */ (declared);
  return { tab: tab.id, declared, kind: pages.find(({ path }) => new RegExp(path, "u").test(pathname + search))?.kind ?? "other" };
}

/** @param {OpenPage | null} open @returns {boolean} whether the page shows a profile */
export function showsProfile(open) {
  const { profile } = /** @type {{profile?: {pages: string[]}}} */ (open?.declared ?? {});
  return open !== null && (profile?.pages.includes(open.kind) ?? false);
}

/**
 * Read the open profile and keep its declared fields, even if they are already known.
 * @returns {Promise<{fields: number}>} how many fields were kept; 0 if the profile is not the person's own
 */
export async function auditPage(now = Date.now()) {
  const open = await openPage();
  if (!open || !showsProfile(open) || (await unwanted(now, now))) return { fields: 0 };
  // A page without content scripts does not answer.
  const answer = await browser.tabs.sendMessage(open.tab, { ask: "profile" }, { frameId: 0 }).catch(() => null);
  const facts = /** @type {Record<string, unknown> | null} */ (answer?.profile ?? null);
  if (!facts) return { fields: 0 };
  const kept = await keepProfile(open.declared.site, facts, now, await accountIn(open.tab, open.declared.site), { again: true });
  return { fields: kept ? Object.keys(facts).length : 0 };
}
