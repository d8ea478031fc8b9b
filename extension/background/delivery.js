// Deliver what waits to the server: oldest first, at most a hundred at a time, and again until the server acknowledges it.
// One delivery runs at a time.

import { browser } from "../lib/browser.js";
import { showBadge } from "./badge.js";
import { deliveryState, FINE, keepDeliveryState } from "./delivery_state.js";
import { sendReadings } from "./readings.js";
import { acknowledge, forgetting, forgotten, oldest, postponed, takeUpPostponed, waiting } from "./records.js";
import { askSealed, Away, connection, Unsealed } from "./server.js";

/**
 * @typedef {import("../lib/activity.js").ActivityRecord} ActivityRecord
 * @typedef {import("../lib/messages.js").DeliveryState} DeliveryState
 */

const ALARM = "deliver";
const BATCH = 100;
const LARGEST = 1_000_000; // characters of JSON
const MOST_FORGETTING = 1000;
const FIRST_WAIT = 30_000; // browsers allow no shorter alarm
const LONGEST_WAIT = 15 * 60_000;

/**
 * Send what waits, unless the server was away a moment ago.
 * @param {{now?: boolean, postponed?: boolean}} [how] `now`: try even then; `postponed`: also what is to be tried later only
 */
export async function deliver({ now = false, postponed: all = false } = {}) {
  await navigator.locks.request("delivery", async () => {
    const server = await connection();
    const state = await deliveryState();
    if (server && (now || isDue(state.next))) {
      // If the worker ends in the middle, this alarm starts it again.
      await browser.alarms.create(ALARM, { delayInMinutes: FIRST_WAIT / 60_000 });
      try {
        if ((all || isDue(state.again)) && (await postponed()) > 0) await takeUpPostponed();
        await sendAll(server);
        await sendForgetting(server);
        await sendReadings(server);
        await succeeded(state);
      } catch (problem) {
        await failed(state, problem);
      }
    }
    await showBadge();
  });
}

/**
 * @param {number} moment
 * @returns {boolean} whether it has come. One further away than any wait was noted before the clock was set back
 */
const isDue = (moment = 0, now = Date.now()) => moment <= now || moment > now + LONGEST_WAIT;

/** @param {import("./server.js").Connection} server */
async function sendAll(server) {
  for (;;) {
    const batch = fitting(await oldest(BATCH));
    if (batch.length === 0) return;
    await send(server, batch);
  }
}

/**
 * @param {ActivityRecord[]} records
 * @returns {ActivityRecord[]} the first of them, as many as a server takes in one request
 */
function fitting(records) {
  let size = 0;
  const end = records.findIndex((record, index) => {
    size += JSON.stringify(carried(record)).length;
    return index > 0 && size > LARGEST;
  });
  return end < 0 ? records : records.slice(0, end);
}

/** @param {ActivityRecord} record @returns {unknown} what goes to the server */
const carried = ({ activity, sealed }) => (sealed ? { id: activity.id, ...sealed } : activity);

/**
 * @param {import("./server.js").Connection} server
 * @param {ActivityRecord[]} batch
 * @returns {Promise<void>}
 */
async function send(server, batch) {
  const { status, value } = await askSealed(server, "/api/v1/activities", { activities: batch.map(carried) });
  const said = String(value?.detail ?? value?.title ?? `HTTP ${status}`);
  if (status === 400 || status === 413 || status === 422) {
    // The server refuses the whole request. Halve it until the activity in question is alone, so that the others get through.
    if (batch.length === 1) {
      await acknowledge(batch, [{ index: 0, error: said }]);
      return;
    }
    const middle = batch.length >> 1;
    await send(server, batch.slice(0, middle));
    await send(server, batch.slice(middle));
    return;
  }
  if (status !== 200) throw new Rejected(said);
  const { stored, known, refused } = value ?? {};
  if (!Array.isArray(refused) || stored + known + refused.length !== batch.length) throw new Rejected(said);
  await acknowledge(batch, refused);
}

/**
 * Have the server delete what the person wanted forgotten. A server that cannot do it now is asked again next time.
 * @param {import("./server.js").Connection} server
 */
async function sendForgetting(server) {
  const all = await forgetting();
  for (let first = 0; first < all.length; first += MOST_FORGETTING) {
    const ids = all.slice(first, first + MOST_FORGETTING);
    const { status } = await askSealed(server, "/api/v1/activities/forget", { ids });
    if (status !== 200) return;
    await forgotten(ids);
  }
}

/**
 * What is postponed is tried again with the next delivery, but not before a while has passed.
 * @param {DeliveryState} before
 */
async function succeeded({ again }) {
  if ((await postponed()) === 0) {
    await keepDeliveryState(FINE);
    await browser.alarms.clear(ALARM);
    return;
  }
  const next = isDue(again) ? Date.now() + LONGEST_WAIT : /** @type {number} */ (again);
  await keepDeliveryState({ ...FINE, again: next });
  await browser.alarms.create(ALARM, { when: next });
}

/** The server rejected the data; the message is its reason. */
class Rejected extends Error {}

/**
 * @param {DeliveryState} before
 * @param {unknown} problem
 */
async function failed(before, problem) {
  const quiet = problem instanceof Away || problem instanceof Unsealed;
  const why = quiet ? "" : problem instanceof Error ? problem.message : String(problem);
  const wait = Math.min(FIRST_WAIT * 2 ** before.failures, LONGEST_WAIT);
  const who = problem instanceof Unsealed ? { [problem.status === 401 ? "unpaired" : "other"]: true } : {};
  await keepDeliveryState({ failures: before.failures + 1, next: Date.now() + wait, why, again: before.again, ...who });
  await browser.alarms.create(ALARM, { delayInMinutes: wait / 60_000 });
}

/**
 * When the worker starts, deliver what an earlier worker or browser did not get to deliver.
 * @param {{now?: boolean}} [how] as for `deliver`
 */
export async function resumeDelivery(how) {
  if ((await waiting()) || (await postponed()) || (await forgetting()).length > 0) await deliver(how);
  else await showBadge();
}

/** @param {{name: string}} alarm */
export async function onDeliveryAlarm(alarm) {
  if (alarm.name === ALARM) await deliver({ now: true });
}
