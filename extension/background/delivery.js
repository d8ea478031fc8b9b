// Bringing what waits to the server: oldest first, at most a hundred at once, again and again until acknowledged.
// One delivery runs at a time; what it knows of failures stands in storage, as the worker may end in the middle.

import { browser } from "../lib/browser.js";
import { acknowledged, oldest, waiting } from "./queue.js";
import { ask, Away, connection, keepConnection } from "./server.js";
import { showBadge } from "./badge.js";
import { sendReadings } from "./readings.js";

/**
 * @typedef {{failures: number, next: number, why: string, unpaired?: boolean}} State
 * `next`: not before this moment; `why`: the last failure in its own words, empty when all went well;
 * `unpaired`: the server no longer knows this browser
 * @typedef {import("./queue.js").Waiting} Waiting
 */

const ALARM = "deliver";
const BATCH = 100;
const LARGEST = 1_000_000;
const FIRST_WAIT = 30_000; // an alarm rings no sooner
const LONGEST_WAIT = 15 * 60_000;
/** @type {State} */
const FINE = { failures: 0, next: 0, why: "" };

/** @returns {Promise<State>} */
export async function deliveryState() {
  const { delivery } = await browser.storage.local.get("delivery");
  return /** @type {State | undefined} */ (delivery) ?? FINE;
}

/** @param {State} state */
const keep = (state) => browser.storage.local.set({ delivery: state });

/**
 * Send what waits, unless the server was away a moment ago.
 * @param {{now?: boolean}} [how] `now`: try at once all the same
 */
export async function deliver({ now = false } = {}) {
  await navigator.locks.request("delivery", async () => {
    const server = await connection();
    const state = await deliveryState();
    if (server && (now || state.next <= Date.now())) {
      // Should the worker end in the middle, this brings it back.
      await browser.alarms.create(ALARM, { delayInMinutes: FIRST_WAIT / 60_000 });
      try {
        await sendAll(server);
        await sendReadings(server);
        await keep(FINE);
        await browser.alarms.clear(ALARM);
      } catch (problem) {
        await failed(state, problem);
      }
    }
    await showBadge();
  });
}

/** @param {import("./server.js").Connection} server */
async function sendAll(server) {
  for (;;) {
    const batch = fitting(await oldest(BATCH));
    if (batch.length === 0) return;
    await send(server, batch);
  }
}

/**
 * @param {Waiting[]} entries
 * @returns {Waiting[]} the first of them that together stay below what a server takes in one request
 */
function fitting(entries) {
  let size = 0;
  const end = entries.findIndex((entry, index) => {
    size += JSON.stringify(entry.activity).length;
    return index > 0 && size > LARGEST;
  });
  return end < 0 ? entries : entries.slice(0, end);
}

/**
 * @param {import("./server.js").Connection} server
 * @param {Waiting[]} batch
 * @returns {Promise<void>}
 */
async function send(server, batch) {
  const activities = batch.map((entry) => entry.activity);
  const { status, value } = await ask(server.address, "/api/v1/activities", {
    method: "POST",
    token: server.token,
    body: { activities },
  });
  if (status === 401 || status === 403) throw new Unknown(value?.detail ?? `the server answered ${status}`);
  if (status === 400 || status === 413 || status === 422) {
    // The request as a whole is refused: find out which of its activities it is about, and let the others through.
    const error = value?.detail ?? value?.title ?? `the server answered ${status}`;
    if (batch.length === 1) {
      await acknowledged(batch, [{ index: 0, error }]);
      return;
    }
    const middle = batch.length >> 1;
    await send(server, batch.slice(0, middle));
    await send(server, batch.slice(middle));
    return;
  }
  if (status !== 200) throw new Away(value?.detail ?? `the server answered ${status}`);
  const { stored, known, refused } = value ?? {};
  if (!Array.isArray(refused) || stored + known + refused.length !== batch.length) {
    throw new Away("what answers there is not Rapport");
  }
  await acknowledged(batch, refused);
}

/** The server does not know this browser's token. */
class Unknown extends Error {}

/**
 * @param {State} before
 * @param {unknown} problem
 */
async function failed(before, problem) {
  const why = problem instanceof Error ? problem.message : String(problem);
  if (problem instanceof Unknown) {
    await keepConnection(null);
    await keep({ ...FINE, why, unpaired: true });
    await browser.alarms.clear(ALARM);
    return;
  }
  const wait = Math.min(FIRST_WAIT * 2 ** before.failures, LONGEST_WAIT);
  await keep({ failures: before.failures + 1, next: Date.now() + wait, why });
  await browser.alarms.create(ALARM, { delayInMinutes: wait / 60_000 });
}

/**
 * When the worker starts again: take up what an ended worker or browser left behind.
 * @param {{now?: boolean}} [how] as of `deliver`
 */
export async function resumeDelivery(how) {
  if (await waiting()) await deliver(how);
  else await showBadge();
}

/** @param {{name: string}} alarm */
export async function onDeliveryAlarm(alarm) {
  if (alarm.name === ALARM) await deliver({ now: true });
}
