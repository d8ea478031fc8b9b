// With whom a conversation is, where its page shows it and the request that sends a message does not say. Kept in memory
// only, until the browser ends.

import { browser } from "../lib/browser.js";

/**
 * @typedef {import("../lib/activity.js").Person} Person
 * @typedef {import("./queue.js").Entry} Entry
 */

const LONGEST = 500;
const PREFIX = "partner:";

/**
 * @param {string} site
 * @param {string} conversation
 */
const key = (site, conversation) => `${PREFIX}${site}:${conversation}`;

/**
 * @param {string} site
 * @param {string} conversation
 * @param {Person} partner as the page of the conversation shows them
 */
export async function remember(site, conversation, { id, name }) {
  if (![conversation, id, name ?? ""].every((text) => typeof text === "string" && text.length <= LONGEST) || !id) return;
  await browser.storage.session.set({ [key(site, conversation)]: name ? { id, name } : { id } });
}

/** Forget with whom conversations are. */
export async function forgetConversations() {
  const all = Object.keys(await browser.storage.session.get(null));
  await browser.storage.session.remove(all.filter((name) => name.startsWith(PREFIX)));
}

/**
 * A message of the user that names its conversation and nobody, to the one whom that conversation is with.
 * @param {Entry} entry
 * @returns {Promise<Entry>}
 */
export async function addressed(entry) {
  const { activity } = entry;
  const { type, object, to, context, site } = activity;
  if (type !== "Create" || object?.type !== "Message" || to || !context) return entry;
  const name = key(site, context);
  const partner = /** @type {Person | undefined} */ ((await browser.storage.session.get(name))[name]);
  return partner ? { ...entry, activity: { ...activity, to: [partner] } } : entry;
}
