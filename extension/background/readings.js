// How well reading went, counted by site, part and local day, so that a site that changed is noticed and not mistaken
// for a quiet user. Totals are sent, so that sending them twice changes nothing.

import { answer, transact } from "../lib/database.js";
import { ask } from "./server.js";

/**
 * @typedef {{day: string, site: string, part: string, found: number, missed: number, sent?: boolean}} Reading
 * @typedef {Record<string, {found: number, missed: number}>} Health
 */

const KEPT_DAYS = 14;
const MOST = 1000;
const LEAST_MISSES = 3; // in a row, and none read since; as server/health.py says it
const NEVER_READ = 5; // misses that tell the same where nothing was ever read

/**
 * @param {string} site
 * @param {Health} health by part
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

/** @returns {Promise<Reading[]>} of the days that are kept, oldest first */
export function readings() {
  return transact(["readings"], "readonly", (store) => answer(store("readings").getAll()));
}

/**
 * What cannot be read any more, also while no server is there to tell; `since` is a local day.
 * @param {Reading[]} all oldest first
 * @returns {{site: string, part: string, since: string}[]}
 */
export function stopped(all) {
  /** @type {Map<string, {site: string, part: string, since: string, missed: number, ever: boolean}>} */
  const parts = new Map();
  for (const { day, site, part, found, missed } of all) {
    if (part === "unknown") continue; // requests no rule knows are no failure to read
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
  const told = fresh.map(({ site, part, day, found, missed }) => ({ site, part, day, found, missed }));
  const { status } = await ask(server.address, "/api/v1/readings", {
    method: "POST",
    token: server.token,
    body: { readings: told },
  });
  if (status !== 200) return; // they are only counts, and the next delivery tells them again
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
