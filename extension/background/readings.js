// How well reading went, counted by site, part and local day, so that a site that changed its pages is noticed and not taken
// for a person who did nothing. Totals are sent, so sending them twice changes nothing.

import { transact } from "../lib/database.js";
import { answer } from "../lib/idb.js";
import { askSealed } from "./server.js";

/**
 * @typedef {import("../lib/messages.js").Health} Health
 * @typedef {import("../lib/messages.js").Reading} Reading
 * @typedef {import("../lib/messages.js").Stopped} Stopped
 */

const KEPT_DAYS = 14;
const MOST = 1000;
const LEAST_MISSES = 3; // with nothing read since; the same as in server/health.py
const NEVER_READ = 5; // misses where nothing was ever read

/**
 * @param {string} site
 * @param {Record<string, Health>} health by part
 */
export function countReadings(site, health, now = Date.now()) {
  const day = dayOf(now);
  return transact(["readings"], "readwrite", async (store) => {
    for (const [part, { found, missed }] of Object.entries(health)) {
      if (found === 0 && missed === 0) continue;
      /** @type {Reading | undefined} */
      const before = await answer(store("readings").get([day, site, part]));
      store("readings").put({
        day, site, part, found: (before?.found ?? 0) + found, missed: (before?.missed ?? 0) + missed,
      });
    }
  });
}

/** @returns {Promise<Reading[]>} oldest first */
export function readings() {
  return transact(["readings"], "readonly", (store) => answer(store("readings").getAll()));
}

/**
 * What cannot be read any more. The server works this out too, but may be away.
 * @param {Reading[]} all oldest first
 * @returns {Stopped[]}
 */
export function stopped(all) {
  /** @type {Map<string, Stopped & {missed: number, ever: boolean}>} */
  const parts = new Map();
  for (const { day, site, part, found, missed } of all) {
    if (part === "unknown") continue; // an unrecognised request is no failure to read
    const key = `${site} ${part}`;
    const before = parts.get(key) ?? { site, part, since: "", missed: 0, ever: false };
    if (found > 0) parts.set(key, { site, part, since: "", missed: 0, ever: true });
    else if (missed > 0) parts.set(key, { ...before, since: before.since || day, missed: before.missed + missed });
  }
  return [...parts.values()]
    .filter(({ missed, ever }) => missed >= (ever ? LEAST_MISSES : NEVER_READ))
    .map(({ site, part, since }) => ({ site, part, since }));
}

/** @param {import("./server.js").Connection} server */
export async function sendReadings(server) {
  const fresh = (await readings()).filter((reading) => !reading.sent).slice(0, MOST);
  if (fresh.length === 0) return;
  const totals = fresh.map(({ site, part, day, found, missed }) => ({ site, part, day, found, missed }));
  const { status } = await askSealed(server, "/api/v1/readings", { readings: totals });
  if (status !== 200) return; // the next delivery sends them again
  const oldest = dayOf(Date.now() - KEPT_DAYS * 86_400_000);
  await transact(["readings"], "readwrite", async (store) => {
    for (const reading of fresh) {
      const key = [reading.day, reading.site, reading.part];
      /** @type {Reading | undefined} */
      const now = await answer(store("readings").get(key));
      const same = now && now.found === reading.found && now.missed === reading.missed;
      if (same) store("readings").put({ ...now, sent: true });
    }
    const past = IDBKeyRange.upperBound([oldest]);
    for (const key of await answer(store("readings").getAllKeys(past))) store("readings").delete(key);
  });
}

/** @param {number} at @returns {string} the local day as YYYY-MM-DD */
export function dayOf(at) {
  const date = new Date(at);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
