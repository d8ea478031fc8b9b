// Activities waiting for the server. Order is kept; an activity leaves only when the server has acknowledged it, and
// one that the server refuses is set aside with the reason.

import { answer, transact } from "../lib/database.js";

/**
 * @typedef {import("../lib/activity.js").Activity} Activity
 * @typedef {{order: number, at: number, activity: Activity}} Waiting
 * @typedef {{activity: Activity, tab?: number, once?: string, keep?: number, renew?: boolean}} Entry `tab`: in which it was
 *   done; `keep`: for how many milliseconds the key `once` is remembered, an hour unless told; with `renew`, from when it
 *   last came
 * @typedef {{activity: Activity, error: string, at: number}} Refused
 * @typedef {{id: string, at: number, words: number | null, activity: Activity, tab?: number, once?: string}} Line what was
 *   collected, without its text
 */

const HOUR = 3_600_000;

/**
 * Put activities in at the end. A second arrival of an id changes nothing, nor does a key that was seen before.
 * @param {Entry[]} entries
 * @param {number} [now]
 * @returns {Promise<number>} how many were new
 */
export async function enqueue(entries, now = Date.now()) {
  if (entries.length === 0) return 0;
  return transact(["queue", "collected", "once"], "readwrite", async (store) => {
    // Also shortly after midnight the last hour can be forgotten.
    await forget(store("collected"), "at", IDBKeyRange.upperBound(Math.min(midnight(now), now - HOUR), true));
    await forget(store("once"), "until", IDBKeyRange.upperBound(now));
    let added = 0;
    for (const { activity, tab, once, keep = HOUR, renew = false } of entries) {
      const again = once !== undefined && (await answer(store("once").count(once))) > 0;
      if (once && (renew || !again)) store("once").put({ key: once, until: now + keep });
      if (again) continue;
      const known = await answer(store("queue").index("id").count(activity.id));
      if (known || (await answer(store("collected").count(activity.id)))) continue;
      store("queue").add({ at: now, activity });
      store("collected").put({ ...line(activity, now), ...(tab !== undefined && { tab }), ...(once && { once }) });
      added += 1;
    }
    return added;
  });
}

/**
 * @param {number} limit
 * @returns {Promise<Waiting[]>} the oldest
 */
export function oldest(limit) {
  return transact(["queue"], "readonly", (store) => answer(store("queue").getAll(undefined, limit)));
}

/** @returns {Promise<number>} */
export function waiting() {
  return transact(["queue"], "readonly", (store) => answer(store("queue").count()));
}

/** @returns {Promise<Refused[]>} */
export function refused() {
  return transact(["refused"], "readonly", (store) => answer(store("refused").getAll()));
}

/** Stop showing what the server refused. */
export function dismissRefused() {
  return transact(["refused"], "readwrite", (store) => answer(store("refused").clear()));
}

/** @returns {Promise<{line: Line, sent: boolean}[]>} what was collected since midnight, in order */
export function collectedToday(now = Date.now()) {
  return transact(["collected", "queue"], "readonly", async (store) => {
    const since = IDBKeyRange.lowerBound(midnight(now));
    /** @type {Line[]} */
    const lines = await answer(store("collected").index("at").getAll(since));
    const waits = store("queue").index("id");
    return Promise.all(lines.map(async (each) => ({ line: each, sent: !(await answer(waits.count(each.id))) })));
  });
}

/**
 * The server has them on disk, or has refused them for good.
 * @param {Waiting[]} entries
 * @param {{id?: string, index?: number, error: string}[]} [refusals]
 */
export function acknowledged(entries, refusals = []) {
  return transact(["queue", "refused"], "readwrite", async (store) => {
    for (const [index, entry] of entries.entries()) {
      const refusal = refusals.find((each) => (each.id ? each.id === entry.activity.id : each.index === index));
      if (refusal) store("refused").put({ activity: entry.activity, error: refusal.error, at: entry.at });
      store("queue").delete(entry.order);
    }
  });
}

/**
 * Drop what was collected since a moment: what waits at once; what the server has is noted for it to forget.
 * @param {number} since
 * @returns {Promise<number>} how many there were
 */
export function dropSince(since) {
  return transact(["queue", "collected", "refused", "open", "forgetting"], "readwrite", async (store) => {
    /** @type {Waiting[]} */
    const all = await answer(store("queue").getAll());
    const recent = all.filter((entry) => entry.at >= since);
    /** @type {Refused[]} */
    const aside = (await answer(store("refused").getAll())).filter((entry) => entry.at >= since);
    for (const entry of recent) store("queue").delete(entry.order);
    for (const entry of aside) store("refused").delete(entry.activity.id);
    store("open").clear();
    const gone = new Set([...recent, ...aside].map((entry) => entry.activity.id));
    /** @type {Line[]} */
    const lines = await answer(store("collected").index("at").getAll(IDBKeyRange.lowerBound(since)));
    for (const { id } of lines) {
      store("collected").delete(id);
      if (!gone.has(id)) store("forgetting").put({ id });
      gone.add(id);
    }
    return gone.size;
  });
}

/**
 * Take back what was counted last of a tab's acts, as if it had not been tried. What the server has is noted for it to
 * forget.
 * @param {number} tab
 * @param {number} since not what was counted before this moment
 */
export function takeBack(tab, since) {
  return transact(["queue", "collected", "once", "forgetting"], "readwrite", async (store) => {
    /** @type {Line[]} */
    const lines = await answer(store("collected").index("at").getAll(IDBKeyRange.lowerBound(since)));
    const own = lines.filter((each) => each.tab === tab);
    const last = own.at(-1)?.activity.published; // one request may have been several acts
    for (const { id, once } of own.filter(({ activity }) => activity.published === last)) {
      store("collected").delete(id);
      if (once) store("once").delete(once);
      const order = await answer(store("queue").index("id").getKey(id));
      if (order === undefined) store("forgetting").put({ id });
      else store("queue").delete(order);
    }
  });
}

/** @returns {Promise<string[]>} ids of what the server has and shall forget */
export function forgetting() {
  return transact(["forgetting"], "readonly", async (store) => (await answer(store("forgetting").getAllKeys())).map(String));
}

/**
 * The server has forgotten them.
 * @param {string[]} ids
 */
export function forgotten(ids) {
  return transact(["forgetting"], "readwrite", async (store) => {
    for (const id of ids) store("forgetting").delete(id);
  });
}

/**
 * @param {Activity} activity
 * @param {number} at
 * @returns {Line}
 */
function line(activity, at) {
  const content = activity.object?.content;
  const object = activity.object && { ...activity.object };
  if (object) delete object.content;
  const words = content === undefined || content === null ? null : (content.match(/\S+/g)?.length ?? 0);
  return { id: activity.id, at, words, activity: { ...activity, object } };
}

/**
 * @param {IDBObjectStore} store
 * @param {string} index
 * @param {IDBKeyRange} range
 */
async function forget(store, index, range) {
  for (const key of await answer(store.index(index).getAllKeys(range))) store.delete(key);
}

/** @param {number} now */
export function midnight(now) {
  return new Date(now).setHours(0, 0, 0, 0);
}
