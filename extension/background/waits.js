// How many people wait for an answer, as the server says, for the badge: a number and never a name. It is asked now and then,
// unless the person does not want to see it.

import { browser } from "../lib/browser.js";
import { askSealed, Away, connection, Unsealed } from "./server.js";

/** @typedef {{people: number, at: number}} Waits what the server said, and when in milliseconds since 1970 */

const ALARM = "waits";
const PATH = "/api/v1/waiting";
const EVERY = 30 * 60_000; // milliseconds between two questions
const LONGEST = 24 * 60 * 60_000; // after which an old answer says nothing any more
const MOST = 9999;

/** @returns {Promise<boolean>} whether the person wants to see it */
export async function showsWaits() {
  const { waitsHidden } = await browser.storage.local.get("waitsHidden");
  return waitsHidden !== true;
}

/** @param {boolean} on */
export async function setShowsWaits(on) {
  await browser.storage.local.set({ waitsHidden: !on });
  if (on) await askWaits();
  else await forgetWaits();
}

/** What is known of it goes, as with the connection. */
export async function forgetWaits() {
  await browser.storage.local.remove("waits");
  await browser.alarms.clear(ALARM);
}

/** @returns {Promise<number>} how many wait, 0 where that is not wanted or not known */
export async function waits(now = Date.now()) {
  const [known, wanted] = await Promise.all([kept(), showsWaits()]);
  return wanted && known && isWithin(known.at, LONGEST, now) ? known.people : 0;
}

/** Ask the server, unless it was asked a while ago or that is not wanted. A server that is away is asked again later. */
export async function askWaits(now = Date.now()) {
  const [server, known, wanted] = await Promise.all([connection(), kept(), showsWaits()]);
  if (!server || !wanted) return;
  await browser.alarms.create(ALARM, { delayInMinutes: EVERY / 60_000 });
  if (known && isWithin(known.at, EVERY, now)) return;
  try {
    const { status, value } = await askSealed(server, PATH, {});
    const people = Number(value?.people);
    if (status !== 200 || !Number.isInteger(people) || people < 0) return;
    await browser.storage.local.set({ waits: { people: Math.min(people, MOST), at: now } });
  } catch (problem) {
    if (!(problem instanceof Away || problem instanceof Unsealed)) throw problem;
  }
}

/** @param {{name: string}} alarm */
export const isWaitsAlarm = (alarm) => alarm.name === ALARM;

/**
 * @param {number} at
 * @param {number} span
 * @param {number} now
 * @returns {boolean} whether it was so short a while ago; not, if the clock was set back since
 */
const isWithin = (at, span, now) => at <= now && now - at < span;

/** @returns {Promise<Waits | undefined>} */
async function kept() {
  const { waits: known } = await browser.storage.local.get("waits");
  return /** @type {Waits | undefined} */ (known);
}
