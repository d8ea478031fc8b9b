// Deliver what waits to the server: oldest first, at most a hundred at a time, and again until the server acknowledges it.
// One delivery runs at a time. A batch that the server cannot answer in time is halved from try to try, until the activity in
// question is alone and set aside until the browser starts anew.

import { browser } from "../lib/browser.js";
import { say } from "../lib/wording.js";
import { showBadge } from "./badge.js";
import { askDeclarations } from "./declarations.js";
import { deliveryState, FINE, keepDeliveryState } from "./delivery_state.js";
import { sendReadings } from "./readings.js";
import {
  acknowledge, forgetting, forgotten, oldest, postponed, takeUpPostponed, takeUpUnanswered, UNANSWERED, waiting,
} from "./records.js";
import { askSealed, Away, connection, Late, Unsealed } from "./server.js";
import { askWaits } from "./waits.js";

/**
 * @typedef {import("../lib/activity.js").ActivityRecord} ActivityRecord
 * @typedef {import("../lib/messages.js").DeliveryState} DeliveryState
 */

const ALARM = "deliver";
const PATH = "/api/v1/activities";
const BATCH = 100;
const LARGEST = 1_000_000; // characters of JSON
const MOST_UNANSWERED = 3; // times, of one activity alone
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
        await sendAll(server, state);
        await sendForgetting(server);
        await sendReadings(server);
        await succeeded(state);
        await askWaits();
        await askDeclarations({ now: all });
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

/**
 * @param {import("./server.js").Connection} server
 * @param {DeliveryState} before
 */
async function sendAll(server, before) {
  let most = before.most ?? BATCH;
  for (;;) {
    const batch = fitting(await oldest(most));
    if (batch.length === 0) return;
    try {
      await send(server, batch);
    } catch (problem) {
      if (!(problem instanceof Unanswered) || problem.times(before) < MOST_UNANSWERED) throw problem;
      await acknowledge(problem.batch, [{ index: 0, error: say("unanswered"), code: UNANSWERED }]);
    }
    most = BATCH;
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
  const { status, value } = await answered(server, batch);
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
 * The answer to a batch. Throws Unanswered where there is none in time, although the server answers when nothing is sent.
 * @param {import("./server.js").Connection} server
 * @param {ActivityRecord[]} batch
 */
async function answered(server, batch) {
  try {
    return await askSealed(server, PATH, { activities: batch.map(carried) });
  } catch (problem) {
    if (!(problem instanceof Late)) throw problem;
    await askSealed(server, PATH, { activities: [] });
    throw new Unanswered(batch);
  }
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

/** The server is there, but could not answer this batch in time. */
class Unanswered extends Error {
  /** @param {ActivityRecord[]} batch */
  constructor(batch) {
    super();
    this.batch = batch;
  }

  /**
   * @param {DeliveryState} before
   * @returns {number} how often its one activity was not answered alone; 0 for several
   */
  times({ alone }) {
    if (this.batch.length > 1) return 0;
    return alone?.id === this.batch[0].activity.id ? alone.times + 1 : 1;
  }
}

/**
 * @param {DeliveryState} before
 * @param {unknown} problem
 */
async function failed(before, problem) {
  if (problem instanceof Unanswered) {
    await narrowed(before, problem);
    return;
  }
  const quiet = problem instanceof Away || problem instanceof Unsealed;
  const why = quiet ? "" : problem instanceof Error ? problem.message : String(problem);
  const wait = Math.min(FIRST_WAIT * 2 ** before.failures, LONGEST_WAIT);
  const who = problem instanceof Unsealed ? { [problem.status === 401 ? "unpaired" : "other"]: true } : {};
  const { again, most, alone } = before;
  await waitFor(wait, { failures: before.failures + 1, why, again, most, alone, ...who });
}

/**
 * Have the next try send half, or the same one again after a longer wait.
 * @param {DeliveryState} before
 * @param {Unanswered} problem
 */
async function narrowed(before, problem) {
  const { batch: [{ activity }, ...more] } = problem;
  const times = problem.times(before);
  await waitFor(FIRST_WAIT * 2 ** times, {
    failures: before.failures + 1, why: "", late: true, again: before.again,
    most: Math.max(1, (1 + more.length) >> 1), ...(times > 0 && { alone: { id: activity.id, times } }),
  });
}

/**
 * @param {number} wait milliseconds until the next try
 * @param {Omit<DeliveryState, "next">} state
 */
async function waitFor(wait, state) {
  await keepDeliveryState({ ...state, next: Date.now() + wait });
  await browser.alarms.create(ALARM, { delayInMinutes: wait / 60_000 });
}

/** When the browser starts, deliver what waits, and what was set aside as there was no answer to it. */
export async function beginDelivery() {
  await navigator.locks.request("delivery", takeUpUnanswered);
  await resumeDelivery({ now: true });
}

/**
 * When the worker starts, deliver what an earlier worker or browser did not get to deliver.
 * @param {{now?: boolean}} [how] as for `deliver`
 */
export async function resumeDelivery(how) {
  if ((await waiting()) || (await postponed()) || (await forgetting()).length > 0) await deliver(how);
  else await refreshWaits();
}

/** Ask how many people wait and how sites are read, if it is time to, and show what needs the person. */
export async function refreshWaits() {
  await askWaits();
  await askDeclarations();
  await showBadge();
}

/** @param {{name: string}} alarm */
export async function onDeliveryAlarm(alarm) {
  if (alarm.name === ALARM) await deliver({ now: true });
}
