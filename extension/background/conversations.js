// Remembers which conversation a page shows and who the other person is, because the request that sends a message may not say so.
// All of it is in memory only: what a tab shows is forgotten with the tab, who a conversation is with when the browser ends.

import { browser } from "../lib/browser.js";

/**
 * @typedef {import("../lib/activity.js").Person} Person
 * @typedef {import("../lib/activity.js").ActivityRecord} ActivityRecord
 * @typedef {import("../lib/paths.js").Shown} Shown
 */

const LONGEST = 500;
const MOST = 100; // conversations of one tab
const PREFIX = "partner:";
const SHOWN = "shown:";

/** @param {number} tab */
const ofTab = (tab) => `${SHOWN}${tab}:`;

/** @param {unknown} text */
const fits = (text) => typeof text === "string" && text.length > 0 && text.length <= LONGEST && !/\p{Surrogate}/u.test(text);

/**
 * @param {string} site
 * @param {string} conversation
 */
const key = (site, conversation) => `${PREFIX}${site}:${conversation}`;

/**
 * @param {number} tab
 * @param {string} site
 * @param {{conversation?: string, partner?: Person}} given what the page in that tab shows now: a conversation, its partner, or nothing
 */
export async function rememberShown(tab, site, { conversation: open, partner: other }) {
  const conversation = fits(open) ? open : undefined;
  const partner = other && fits(other.id) ? { id: other.id, ...(fits(other.name) && { name: other.name }) } : undefined;
  await navigator.locks.request(SHOWN, async () => {
    const { conversations: before = [] } = await shownIn(tab, site);
    const others = before.filter((each) => each !== conversation).slice(1 - MOST);
    const conversations = conversation ? [...others, conversation] : before;
    await browser.storage.session.set({
      [ofTab(tab) + site]: { conversations, ...(partner && { partner }) },
      ...(conversation && partner && { [key(site, conversation)]: partner }),
    });
  });
}

/**
 * @param {number} tab negative where a request comes from no tab
 * @param {string} site
 * @returns {Promise<Shown>}
 */
export async function shownIn(tab, site) {
  const name = ofTab(tab) + site;
  return /** @type {Shown | undefined} */ ((await browser.storage.session.get(name))[name]) ?? {};
}

/** @param {number} tab */
export async function forgetShown(tab) {
  await forget((name) => name.startsWith(ofTab(tab)));
}

/** Forget every conversation. */
export async function forgetConversations() {
  await forget((name) => name.startsWith(PREFIX) || name.startsWith(SHOWN));
}

/** @param {(name: string) => boolean} isOne */
async function forget(isOne) {
  const all = Object.keys(await browser.storage.session.get(null));
  await browser.storage.session.remove(all.filter(isOne));
}

/**
 * Add the recipient to the person's own message: if the message names nobody, it is the partner of its conversation.
 * @param {ActivityRecord} record
 * @returns {Promise<ActivityRecord>}
 */
export async function addressed(record) {
  const { activity } = record;
  const { type, object, to, context, site } = activity;
  if (type !== "Create" || object?.type !== "Message" || to || !context) return record;
  const name = key(site, context);
  const partner = /** @type {Person | undefined} */ ((await browser.storage.session.get(name))[name]);
  return partner ? { ...record, activity: { ...activity, to: [partner] } } : record;
}
