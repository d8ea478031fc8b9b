// Asks the server now and then how many people wait for an answer, to show it on the badge: a number, never a name. It does not
// ask if the person switched that off.

import { browser } from "../lib/browser.js";
import { askSealed, Away, connection, Unsealed } from "./server.js";

/** @typedef {{people: number, at: number}} Waits what the server said, and when in milliseconds since 1970 */

const ALARM = "waits";
const PATH = "/api/v1/waiting";
const EVERY = 30 * 60_000; // milliseconds between two requests
const LONGEST = 24 * 60 * 60_000; // how long an answer stays valid, in milliseconds
const MOST = 9999;

/** @returns {Promise<boolean>} whether the person wants to see the number */
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

/** Forget the number and stop asking. */
export async function forgetWaits() {
  await browser.storage.local.remove("waits");
  await browser.alarms.clear(ALARM);
}

/** @returns {Promise<number>} how many people wait; 0 if unknown or switched off */
export async function waits(now = Date.now()) {
  const [known, wanted] = await Promise.all([kept(), showsWaits()]);
  return wanted && known && isWithin(known.at, LONGEST, now) ? known.people : 0;
}

/** Ask the server, unless it was asked a while ago or the person switched it off. A server that is away is asked again later. */
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
 * @returns {boolean} whether the moment is less than `span` ago; false if it lies in the future, because the clock was set back
 */
const isWithin = (at, span, now) => at <= now && now - at < span;

/** @returns {Promise<Waits | undefined>} */
async function kept() {
  const { waits: known } = await browser.storage.local.get("waits");
  return /** @type {Waits | undefined} */ (known);
}
