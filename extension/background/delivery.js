// Bringing what waits to the server: oldest first, at most a hundred at once, again and again until acknowledged.
// One delivery runs at a time; what it knows of failures stands in storage, as the worker may end in the middle.

import { browser } from "../lib/browser.js";
import { acknowledged, forgetting, forgotten, oldest, waiting } from "./queue.js";
import { ask, Away, connection } from "./server.js";
import { showBadge } from "./badge.js";
import { sendReadings } from "./readings.js";

/**
 * @typedef {{failures: number, next: number, why: string, unpaired?: boolean}} State
 * `next`: not before this moment; `why`: what the server said when it took nothing, empty when it did not answer;
 * `unpaired`: it does not know this browser, unless another Rapport, such as a demonstration, has its place for a while
 * @typedef {import("./queue.js").Waiting} Waiting
 */

const ALARM = "deliver";
const BATCH = 100;
const LARGEST = 1_000_000;
const MOST_FORGETTING = 1000;
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
        await sendForgetting(server);
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
  const said = value?.detail ?? value?.title ?? `status ${status}`;
  if (status === 401) throw new Unknown(said);
  if (status === 400 || status === 413 || status === 422) {
    // The request as a whole is refused: find out which of its activities it is about, and let the others through.
    if (batch.length === 1) {
      await acknowledged(batch, [{ index: 0, error: said }]);
      return;
    }
    const middle = batch.length >> 1;
    await send(server, batch.slice(0, middle));
    await send(server, batch.slice(middle));
    return;
  }
  if (status !== 200) throw new Error(said);
  const { stored, known, refused } = value ?? {};
  if (!Array.isArray(refused) || stored + known + refused.length !== batch.length) {
    throw new Error("what answers there is not Rapport.");
  }
  await acknowledged(batch, refused);
}

/**
 * Have the server forget what the user wants forgotten. One that cannot yet is asked again.
 * @param {import("./server.js").Connection} server
 */
async function sendForgetting(server) {
  const all = await forgetting();
  for (let first = 0; first < all.length; first += MOST_FORGETTING) {
    const ids = all.slice(first, first + MOST_FORGETTING);
    const { status } = await ask(server.address, "/api/v1/activities/forget", { method: "POST", token: server.token, body: { ids } });
    if (status !== 200) return;
    await forgotten(ids);
  }
}

/** The server does not know this browser's token. */
class Unknown extends Error {}

/**
 * @param {State} before
 * @param {unknown} problem
 */
async function failed(before, problem) {
  const why = problem instanceof Away ? "" : problem instanceof Error ? problem.message : String(problem);
  const wait = Math.min(FIRST_WAIT * 2 ** before.failures, LONGEST_WAIT);
  const unpaired = problem instanceof Unknown;
  await keep({ failures: before.failures + 1, next: Date.now() + wait, why, ...(unpaired && { unpaired }) });
  await browser.alarms.create(ALARM, { delayInMinutes: wait / 60_000 });
}

/**
 * When the worker starts again: take up what an ended worker or browser left behind.
 * @param {{now?: boolean}} [how] as of `deliver`
 */
export async function resumeDelivery(how) {
  if ((await waiting()) || (await forgetting()).length > 0) await deliver(how);
  else await showBadge();
}

/** @param {{name: string}} alarm */
export async function onDeliveryAlarm(alarm) {
  if (alarm.name === ALARM) await deliver({ now: true });
}
