// Counts how well reading went, by site, part, page variant and local day, so that a changed site is noticed instead of the person
// seeming to do nothing. Totals are sent, so sending them twice changes nothing.

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
const LONGEST_WHY = 200;
const LEAST_MISSES = 3; // since the last success; the same as in server/declarations/health.py
const NEVER_READ = 5; // misses of a part that was never read
const GONE_DAYS = 7; // a variant not met for so long, while another one is read, counts as gone

/**
 * @param {string} site
 * @param {Record<string, Health>} health by part
 * @param {{variant?: string, now?: number}} [how] `variant`: the client or design that drew the page
 */
export function countReadings(site, health, { variant = "", now = Date.now() } = {}) {
  const day = dayOf(now);
  return transact(["readings"], "readwrite", async (store) => {
    for (const [part, { found, missed, why }] of Object.entries(health)) {
      if (found === 0 && missed === 0) continue;
      /** @type {Reading | undefined} */
      const before = await answer(store("readings").get([day, site, part, variant]));
      store("readings").put({
        day, site, part, variant, found: (before?.found ?? 0) + found, missed: (before?.missed ?? 0) + missed,
        lately: found > 0 ? 0 : (before?.lately ?? 0) + missed, // misses since the last success of this day
        ...(why && { why: why.slice(0, LONGEST_WHY) }), // of the last page; a repaired declaration clears it
      });
    }
  });
}

/** @returns {Promise<Reading[]>} oldest first */
export function readings() {
  return transact(["readings"], "readonly", (store) => answer(store("readings").getAll()));
}

/**
 * What can no longer be read: each part of each page variant separately, so that none hides behind another. A part counts as
 * stopped after several misses in a row, or if the browser does not understand its declaration.
 * A variant not met for a while is left out once another variant of the part is read. The server works this out too, but may be away.
 * @param {Reading[]} all oldest first
 * @returns {Stopped[]}
 */
export function stopped(all) {
  /** @type {Map<string, Stopped & {why: string, missed: number, ever: boolean, last: string}>} */
  const parts = new Map();
  /** @type {Map<string, string>} the last day on which any variant was read, by site and part */
  const read = new Map();
  for (const { day, site, part, variant = "", found, missed, lately = 0, why = "" } of all) {
    if (part === "unknown") continue; // an unrecognised request is not a failure to read
    const key = `${site} ${part} ${variant}`;
    const before = parts.get(key) ?? { site, part, variant, since: "", why, missed: 0, ever: false, last: day };
    if (found > 0) read.set(`${site} ${part}`, day);
    if (found > 0 && !why) parts.set(key, { ...before, since: lately > 0 ? day : "", why, missed: lately, ever: true, last: day });
    else if (missed > 0) parts.set(key, { ...before, since: before.since || day, why, missed: before.missed + missed, last: day });
  }
  return [...parts.values()]
    .filter(({ missed, ever, why }) => why || missed >= (ever ? LEAST_MISSES : NEVER_READ))
    .filter(({ site, part, last }) => daysBetween(last, read.get(`${site} ${part}`) ?? last) < GONE_DAYS)
    .map(({ site, part, variant, since, why }) => ({ site, part, variant, since, ...(why && { why }) }));
}

/** @param {string} from a day @param {string} to */
const daysBetween = (from, to) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** @param {import("./server.js").Connection} server */
export async function sendReadings(server) {
  const fresh = (await readings()).filter((reading) => !reading.sent).slice(0, MOST);
  if (fresh.length === 0) return;
  const totals = fresh.map(({ site, part, variant, day, found, missed, lately = 0, why }) => ({
    site, part, ...(variant && { variant }), day, found, missed, lately, ...(why && { why }),
  }));
  const { status } = await askSealed(server, "/api/v1/readings", { readings: totals });
  if (status !== 200) return; // the next delivery sends them again
  const oldest = dayOf(Date.now() - KEPT_DAYS * 86_400_000);
  await transact(["readings"], "readwrite", async (store) => {
    for (const reading of fresh) {
      const key = [reading.day, reading.site, reading.part, reading.variant];
      /** @type {Reading | undefined} */
      const now = await answer(store("readings").get(key));
      const { found, missed, lately, why } = reading;
      if (now?.found === found && now.missed === missed && now.lately === lately && now.why === why) {
        store("readings").put({ ...now, sent: true });
      }
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
