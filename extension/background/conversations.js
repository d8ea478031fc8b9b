// With whom each conversation is: its page shows that, while the request that sends a message may not say it. This is kept in
// memory only and ends with the browser.

import { browser } from "../lib/browser.js";

/**
 * @typedef {import("../lib/activity.js").Person} Person
 * @typedef {import("../lib/activity.js").ActivityRecord} ActivityRecord
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

/** Forget every partner. */
export async function forgetConversations() {
  const all = Object.keys(await browser.storage.session.get(null));
  await browser.storage.session.remove(all.filter((name) => name.startsWith(PREFIX)));
}

/**
 * Address a message of the person's own to the partner of its conversation, where the message names nobody.
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
