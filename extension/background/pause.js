// The times that the person wants left out: a pause, or the hour that they asked to forget.

import { browser } from "../lib/browser.js";

/** @typedef {{from: number, until: number}} Span milliseconds since 1970 */

const ALARM = "pause";
const HOUR = 3_600_000;

/** @returns {Promise<{pause?: Span, forgotten?: Span}>} */
function spans() {
  return browser.storage.local.get(["pause", "forgotten"]);
}

/** @returns {Promise<number | null>} when the current pause ends, null if there is none */
export async function pausedUntil(now = Date.now()) {
  const { pause } = await spans();
  return pause && pause.until > now ? pause.until : null;
}

/**
 * Whether any part of a span lies in a time that is left out. During a pause everything is left out, even if the clock was set
 * back after the pause began.
 * @param {number} from
 * @param {number} [until]
 */
export async function unwanted(from, until = from) {
  const { pause, forgotten } = await spans();
  if (pause && pause.until > Date.now()) return true;
  return [pause, forgotten].some((span) => span && from < span.until && until >= span.from);
}

/** @param {"hour" | "tomorrow"} length */
export async function pause(length, now = Date.now()) {
  const until = length === "hour" ? now + HOUR : new Date(now).setHours(24, 0, 0, 0);
  await browser.storage.local.set({ pause: { from: now, until } });
  await browser.alarms.create(ALARM, { when: until });
}

/** When the browser starts, set the alarm that ends the pause again, as not every browser keeps it. */
export async function resumePause() {
  const until = await pausedUntil();
  if (until) await browser.alarms.create(ALARM, { when: until });
}

export async function endPause(now = Date.now()) {
  const { pause: running } = await spans();
  if (running && running.until > now) {
    // If it began later than now, the clock was set back, so its real beginning is unknown.
    const from = running.from > now ? 0 : running.from;
    await browser.storage.local.set({ pause: { from, until: now } });
  }
  await browser.alarms.clear(ALARM);
}

/** @param {Span} span */
export const forget = (span) => browser.storage.local.set({ forgotten: span });

/** @param {{name: string}} alarm */
export const isPauseAlarm = (alarm) => alarm.name === ALARM;
