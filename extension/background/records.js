// The records of activities on disk: how each record moves from state to state, and how some are taken back. Each change of state
// is one transaction, so that a worker that is killed in the middle neither loses an activity nor stores it twice.

import { withoutText } from "../lib/activity.js";
import { transact } from "../lib/database.js";
import { answer } from "../lib/idb.js";
import { keyedName, sealed } from "./sealed_records.js";

/**
 * @typedef {import("../lib/activity.js").ActivityRecord} ActivityRecord
 * @typedef {import("../lib/activity.js").State} State
 * @typedef {import("../lib/activity.js").Once} Once
 * @typedef {(name: import("../lib/database.js").Store) => IDBObjectStore} Stores
 */

const HOUR = 3_600_000;
/** The code of a refusal that does not come from a server: the server did not answer. */
export const UNANSWERED = "unanswered";
/** Four weeks of quarters of an hour in which the browser runs. No clock stays wrong for so long, so the activity's time was wrong. */
const MOST_TRIES = 2_688;
/** How often an unanswered activity is tried again, once per start of the browser. */
const MOST_BEGINNINGS = 100;
/** The states of all records that were accepted at some time. @type {State[]} */
const ACCEPTED = ["accepted", "postponed", "sent", "refused"];

/**
 * pending -> accepted. Drops records whose activity id or `once` key is already known.
 * @param {ActivityRecord[]} records
 */
export async function accept(records, now = Date.now()) {
  if (records.length === 0) return;
  const all = await sealed(records); // before the transaction, which may only await its own requests
  await transact(["activities", "once"], "readwrite", async (store) => {
    await clean(store, now);
    for (const record of all) await acceptOne(store, record, now);
  });
}

/**
 * @param {ActivityRecord[]} records
 * @returns {Promise<boolean[]>} for each record, whether its `once` key is known
 */
export async function areKnown(records) {
  const keys = await keyedNames(records);
  return transact(["once"], "readonly", (store) => (
    Promise.all(keys.map(async (key) => (await answer(store("once").count(key))) > 0))
  ));
}

/**
 * Remember the `once` keys of records that are not accepted themselves, or renew those of accepted ones.
 * @param {ActivityRecord[]} records
 */
export async function note(records, now = Date.now()) {
  if (records.length === 0) return;
  const keys = await keyedNames(records);
  await transact(["once"], "readwrite", async (store) => {
    for (const [index, { once }] of records.entries()) store("once").put({ key: keys[index], until: now + (once?.keep ?? 0) });
  });
}

/** @param {ActivityRecord[]} records */
const keyedNames = (records) => Promise.all(records.map(({ once }) => keyedName(once?.key ?? "")));

/**
 * Keep the latest state of a span in progress, under the id that it got at first.
 * @param {ActivityRecord & {once: Once}} latest
 * @returns {Promise<boolean>} false if the span was already accepted, so that nothing can be added to it
 */
export function keepPending(latest) {
  return transact(["activities", "once"], "readwrite", async (store) => {
    if (await answer(store("once").count(latest.once.key))) return false;
    const before = (await inState(store, "pending")).find(({ once }) => once?.key === latest.once.key);
    const { id } = before?.activity ?? latest.activity;
    store("activities").put({ ...latest, ...(before && { order: before.order }), activity: { ...latest.activity, id } });
    return true;
  });
}

/**
 * pending -> accepted, for spans that have ended.
 * @param {(record: ActivityRecord) => ActivityRecord | null} end returns the final span, or null if it is still in progress
 * @returns {Promise<{ended: number, left: number}>} how many spans ended, and how many are still in progress
 */
export function acceptPending(end, now = Date.now()) {
  return transact(["activities", "once"], "readwrite", async (store) => {
    const all = await inState(store, "pending");
    const ended = all.map(end).filter((record) => record !== null);
    if (ended.length > 0) await clean(store, now);
    for (const record of ended) await acceptOne(store, record, now);
    return { ended: ended.length, left: all.length - ended.length };
  });
}

/**
 * accepted -> sent, postponed or refused: the server has them on disk, will take them once the clocks agree, or never will.
 * @param {ActivityRecord[]} records
 * @param {{id?: string, index?: number, error: string, code?: string}[]} [refusals] `index`: of the record in `records`
 */
export function acknowledge(records, refusals = []) {
  return transact(["activities"], "readwrite", async (store) => {
    for (const [index, record] of records.entries()) {
      const refusal = refusals.find((each) => (each.id ? each.id === record.activity.id : each.index === index));
      store("activities").put(acknowledged(record, refusal));
    }
  });
}

/**
 * The record after the server's answer. After MOST_TRIES refusals because of the clock it is set aside like any other refused one.
 * An unanswered record keeps its text: something between this browser and its server may have held the request back.
 * @param {ActivityRecord} record
 * @param {{error: string, code?: string} | undefined} refusal
 * @returns {ActivityRecord}
 */
function acknowledged(record, refusal) {
  if (!refusal) return { ...withoutText(record), state: "sent" };
  const tries = (record.tries ?? 0) + 1;
  if (refusal.code === "clock" && tries < MOST_TRIES) return { ...record, state: "postponed", tries };
  if (refusal.code === UNANSWERED && tries < MOST_BEGINNINGS) {
    return { ...record, state: "refused", error: refusal.error, tries, unanswered: true };
  }
  return { ...withoutText(record), state: "refused", error: refusal.error };
}

/** postponed -> accepted, for all postponed records. */
export function takeUpPostponed() {
  return transact(["activities"], "readwrite", async (store) => {
    for (const record of await inState(store, "postponed")) store("activities").put({ ...record, state: "accepted" });
  });
}

/** refused -> accepted, for records that were set aside because the server did not answer. */
export function takeUpUnanswered() {
  return transact(["activities"], "readwrite", async (store) => {
    for (const { error: _, unanswered, ...record } of await inState(store, "refused")) {
      if (unanswered) store("activities").put({ ...record, state: "accepted" });
    }
  });
}

/** Seal the records that wait unsealed because no server was connected when they were accepted. */
export async function sealWaiting() {
  const open = (await oldest()).filter((record) => !record.sealed);
  const closed = await sealed(open.map(({ once: _, ...record }) => record)); // without `once`, whose key is keyed already
  await transact(["activities"], "readwrite", async (store) => {
    for (const [index, record] of closed.entries()) {
      const { once, order } = open[index];
      const now = await answer(store("activities").get(/** @type {number} */ (order)));
      if (now?.state === "accepted") store("activities").put({ ...record, ...(once && { once }) });
    }
  });
}

/**
 * @param {number} [limit]
 * @returns {Promise<ActivityRecord[]>} the records that wait for the server, oldest first
 */
export function oldest(limit) {
  return transact(["activities"], "readonly", (store) => inState(store, "accepted", 0, limit));
}

/** @returns {Promise<number>} how many records wait for the server */
export function waiting() {
  return transact(["activities"], "readonly", (store) => answer(store("activities").index("state").count(span("accepted"))));
}

/** @returns {Promise<number>} how many records wait until the clocks agree */
export function postponed() {
  return transact(["activities"], "readonly", (store) => answer(store("activities").index("state").count(span("postponed"))));
}

/** @returns {Promise<ActivityRecord[]>} */
export function refused() {
  return transact(["activities"], "readonly", (store) => inState(store, "refused"));
}

/** Stop showing what the server refused. */
export function dismissRefused() {
  return transact(["activities"], "readwrite", async (store) => {
    for (const { order } of await inState(store, "refused")) store("activities").delete(/** @type {number} */ (order));
  });
}

/** @returns {Promise<ActivityRecord[]>} the records accepted since midnight, in order and without texts */
export function collectedToday(now = Date.now()) {
  return transact(["activities"], "readonly", async (store) => (await acceptedSince(store, midnight(now))).map(withoutText));
}

/**
 * Forget everything accepted since a moment, and every span in progress. Activities that the server has are noted, so that they
 * are deleted there too.
 * @param {number} since
 * @returns {Promise<number>} how many accepted records were forgotten
 */
export function forgetSince(since) {
  return transact(["activities", "forgetting"], "readwrite", async (store) => {
    const recent = await acceptedSince(store, since);
    for (const record of [...recent, ...(await inState(store, "pending"))]) drop(store, record);
    return recent.length;
  });
}

/**
 * Take back the last act of a tab, as if it had not been tried: the same act may be accepted again.
 * @param {number} tab
 * @param {number} since records accepted before this moment are not taken back
 * @param {number} until acts tried after this moment are not taken back
 */
export function takeBack(tab, since, until) {
  return transact(["activities", "once", "forgetting"], "readwrite", async (store) => {
    const own = (await acceptedSince(store, since))
      .filter((record) => record.tab === tab && Date.parse(record.activity.published) <= until);
    const last = own.at(-1)?.activity.published; // one request may have made several activities
    for (const record of own.filter(({ activity }) => activity.published === last)) {
      if (record.once?.back) remember(store, record.once, Date.now());
      else if (record.once) store("once").delete(record.once.key);
      drop(store, record);
    }
  });
}

/** @returns {Promise<string[]>} the ids of activities that the server still has to delete */
export function forgetting() {
  return transact(["forgetting"], "readonly", async (store) => (await answer(store("forgetting").getAllKeys())).map(String));
}

/**
 * Stop remembering these ids, because the server has deleted their activities.
 * @param {string[]} ids
 */
export function forgotten(ids) {
  return transact(["forgetting"], "readwrite", async (store) => {
    for (const id of ids) store("forgetting").delete(id);
  });
}

/**
 * @param {Stores} store
 * @param {ActivityRecord} record pending, on disk or not
 * @param {number} now
 */
async function acceptOne(store, record, now) {
  const { once, activity, order } = record;
  const onDisk = order !== undefined;
  const isThere = !onDisk && (await answer(store("activities").index("id").count(activity.id))) > 0;
  /** @type {{toggles?: string} | undefined} */
  const before = once && (await answer(store("once").get(once.key)));
  if (once?.toggles !== undefined) {
    if (isThere || (before?.toggles === once.toggles) !== Boolean(once.back)) return;
    if (once.back) store("once").delete(once.key);
    else remember(store, once, now);
  } else {
    const again = before !== undefined;
    if (once && (once.renew || !again)) remember(store, once, now);
    if (again && onDisk) store("activities").delete(order);
    if (again || isThere) return;
  }
  store("activities").put({ ...record, state: "accepted", at: now });
}

/**
 * @param {Stores} store
 * @param {Once} once
 * @param {number} now
 */
function remember(store, { key, keep, toggles }, now) {
  store("once").put({ key, until: now + keep, ...(toggles !== undefined && { toggles }) });
}

/**
 * @param {Stores} store
 * @param {ActivityRecord} record
 */
function drop(store, { state, order, activity }) {
  store("activities").delete(/** @type {number} */ (order));
  if (state === "sent") store("forgetting").put({ id: activity.id });
}

/**
 * Delete records that were sent before today, and keys whose time is over.
 * @param {Stores} store
 * @param {number} now
 */
async function clean(store, now) {
  // The last hour stays, so that it can also be forgotten shortly after midnight.
  const past = IDBKeyRange.bound(["sent"], ["sent", Math.min(midnight(now), now - HOUR)], false, true);
  for (const key of await answer(store("activities").index("state").getAllKeys(past))) store("activities").delete(key);
  const over = IDBKeyRange.upperBound(now);
  for (const key of await answer(store("once").index("until").getAllKeys(over))) store("once").delete(key);
}

/**
 * @param {State} state
 * @param {number} since
 */
const span = (state, since = 0) => IDBKeyRange.bound([state, since], [state, Infinity]);

/**
 * @param {Stores} store
 * @param {State} state
 * @param {number} [since]
 * @param {number} [limit]
 * @returns {Promise<ActivityRecord[]>} oldest first
 */
const inState = (store, state, since, limit) => answer(store("activities").index("state").getAll(span(state, since), limit));

/**
 * @param {Stores} store
 * @param {number} since
 * @returns {Promise<ActivityRecord[]>} all records accepted since then, in whatever state they are now, oldest first
 */
async function acceptedSince(store, since) {
  const all = await Promise.all(ACCEPTED.map((state) => inState(store, state, since)));
  return all.flat().sort((one, other) => one.at - other.at || Number(one.order) - Number(other.order));
}

/** @param {number} now */
function midnight(now) {
  return new Date(now).setHours(0, 0, 0, 0);
}
