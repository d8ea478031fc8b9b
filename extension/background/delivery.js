// Delivers waiting activities to the server: oldest first, at most a hundred at a time, until the server acknowledges them.
// One delivery runs at a time. A batch that the server cannot answer in time is halved with every try. An activity that is not
// answered even when it is sent alone is set aside until the browser starts again.

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
const MOST_UNANSWERED = 3; // tries with one activity alone, before it is set aside
const MOST_FORGETTING = 1000;
const FIRST_WAIT = 30_000; // browsers allow no shorter alarm
const LONGEST_WAIT = 15 * 60_000;

/**
 * Send what waits, unless the last try failed a moment ago.
 * @param {{now?: boolean, postponed?: boolean}} [how] `now`: try even then; `postponed`: also send what is postponed
 */
export async function deliver({ now = false, postponed: all = false } = {}) {
  await navigator.locks.request("delivery", async () => {
    const server = await connection();
    const state = await deliveryState();
    if (server && (now || isDue(state.next))) {
      // If the worker ends during the delivery, this alarm starts it again.
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
 * @returns {boolean} whether it has come; also true if it is further away than any wait, because then the clock was set back
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
 * @returns {ActivityRecord[]} as many of the first records as a server takes in one request
 */
function fitting(records) {
  let size = 0;
  const end = records.findIndex((record, index) => {
    size += JSON.stringify(carried(record)).length;
    return index > 0 && size > LARGEST;
  });
  return end < 0 ? records : records.slice(0, end);
}

/** @param {ActivityRecord} record @returns {unknown} what is sent to the server */
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
    // The server refuses the whole request. Halve it until the rejected activity is alone, so that the others get through.
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
 * The answer to a batch. Throws Unanswered if there is none in time although the server answers an empty request.
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
 * Ask the server to delete what the person wanted forgotten. If it cannot do so now, it is asked again next time.
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
 * Note that the delivery succeeded. Postponed activities are tried again with a later delivery, after LONGEST_WAIT at the earliest.
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

/** The server rejected the data; the message is the server's reason. */
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
   * @returns {number} how many tries with this activity alone went unanswered; 0 for a batch of several
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
 * Have the next try send half the batch, or the same single activity again after a longer wait.
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

/** When the browser starts, deliver what waits, and what was set aside because the server did not answer. */
export async function beginDelivery() {
  await navigator.locks.request("delivery", takeUpUnanswered);
  await resumeDelivery({ now: true });
}

/**
 * When the worker starts, deliver what an earlier worker or browser left undelivered.
 * @param {{now?: boolean}} [how] as for `deliver`
 */
export async function resumeDelivery(how) {
  if ((await waiting()) || (await postponed()) || (await forgetting()).length > 0) await deliver(how);
  else await refreshWaits();
}

/** If it is time to, ask how many people wait and how sites are read. Then update the badge. */
export async function refreshWaits() {
  await askWaits();
  await askDeclarations();
  await showBadge();
}

/** @param {{name: string}} alarm */
export async function onDeliveryAlarm(alarm) {
  if (alarm.name === ALARM) await deliver({ now: true });
}
