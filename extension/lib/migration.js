// The layouts that the database has had, and the migration of each to the next without losing an activity.

import { withoutText } from "./activity.js";
import { answer } from "./idb.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * @typedef {import("./activity.js").Activity} Activity
 * @typedef {import("./activity.js").ActivityRecord} ActivityRecord
 * @typedef {{id: string, words: number | null, at: number, activity: Activity, tab?: number, once?: string}} Line an activity of
 *   the day as layouts 1 and 2 kept it, without its text
 */

/**
 * @param {IDBDatabase} base
 * @param {IDBTransaction} change the upgrade transaction, in which only its own requests may be awaited
 * @param {number} from the version found, 0 if there is no database
 */
export async function migrate(base, change, from) {
  if (from < 1) {
    base.createObjectStore("once", { keyPath: "key" }).createIndex("until", "until");
    base.createObjectStore("readings", { keyPath: ["day", "site", "part", "variant"] });
  }
  if (from < 2) base.createObjectStore("forgetting", { keyPath: "id" });
  if (from < 3) {
    const activities = base.createObjectStore("activities", { keyPath: "order", autoIncrement: true });
    activities.createIndex("id", "activity.id", { unique: true });
    activities.createIndex("state", ["state", "at"]);
    if (from > 0) await joined(base, change, activities);
  }
  if (from > 0 && from < 4) {
    const counted = await answer(change.objectStore("readings").getAll());
    base.deleteObjectStore("readings");
    const readings = base.createObjectStore("readings", { keyPath: ["day", "site", "part", "variant"] });
    for (const each of counted) readings.add({ ...each, variant: "" }); // earlier layouts counted all variants together
  }
}

/**
 * Join the four stores of layouts 1 and 2 into the records of today.
 * @param {IDBDatabase} base
 * @param {IDBTransaction} change
 * @param {IDBObjectStore} activities
 */
async function joined(base, change, activities) {
  const all = (/** @type {string} */ name) => answer(change.objectStore(name).getAll());
  const [queue, refused, open, collected] = await Promise.all(["queue", "refused", "open", "collected"].map(all));
  /** @type {Map<string, Line>} */
  const lines = new Map(collected.map((line) => [line.id, line]));
  const more = (/** @type {string} */ id) => {
    const { tab, once } = lines.get(id) ?? {};
    lines.delete(id);
    return { ...(tab !== undefined && { tab }), ...(once && { once: { key: once, keep: HOUR } }) };
  };
  /** @type {ActivityRecord[]} */
  const records = [
    ...queue.map(({ activity, at }) => ({ state: /** @type {const} */ ("accepted"), activity, at, ...more(activity.id) })),
    ...refused.map(({ activity, at, error }) => withoutText({
      state: "refused", activity, at, error, ...more(activity.id),
    })),
    ...open.map(({ key, activity, at, tab }) => ({
      state: /** @type {const} */ ("pending"), activity, at, tab, once: { key: `span:${key}`, keep: DAY },
    })),
  ];
  for (const { id, words, activity, at } of [...lines.values()]) {
    records.push({ state: "sent", activity, at, words, ...more(id) });
  }
  for (const record of records) activities.add(record);
  for (const name of ["queue", "refused", "open", "collected"]) base.deleteObjectStore(name);
}
