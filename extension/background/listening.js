// What the user does, told by the requests the site's own page makes. A request is read when it starts, kept until the
// site has accepted it, and counted only then. Nothing is kept in the worker: it may end at any moment, and what it had
// not done yet is done when it runs again.

import { bodyOf } from "../lib/body.js";
import { browser, initiatorOf, version } from "../lib/browser.js";
import { uuid7 } from "../lib/activity.js";
import { recognise } from "../lib/recognise.js";
import { addressed } from "./conversations.js";
import { deliver } from "./delivery.js";
import { unwanted } from "./pause.js";
import { enqueue, takeBack } from "./queue.js";
import { countReadings } from "./readings.js";
import { siteAt } from "./sites.js";

/**
 * @typedef {import("../lib/activity.js").Activity} Activity
 * @typedef {{site: string, at: number, write: boolean, lost: boolean, unknown: boolean,
 *   accepted?: boolean, entries: import("./queue.js").Entry[]}} Pending
 */

/** A notice of the site within this time after an act was counted is about that act. */
const NOTICE = 6000;
/** No answer within this time: it will not come any more. */
const PATIENCE = 10 * 60_000;
const PREFIX = "request:";
/** The lock of whoever turns what was accepted into what is counted. */
const ACCEPTED = "accepted";

/** @param {string} id of a request */
const key = (id) => PREFIX + id;

/**
 * Everything about one request in the order in which it happened, though each step waits for storage.
 * @param {string} id
 * @param {() => Promise<unknown>} step
 */
const inTurn = (id, step) => navigator.locks.request(key(id), step);

/** @param {chrome.webRequest.OnBeforeRequestDetails} details */
export async function onBeforeRequest(details) {
  const initiator = initiatorOf(details);
  if (!initiator.startsWith("http")) return;
  await inTurn(details.requestId, async () => {
    const declared = await siteAt(initiator);
    if (!declared || (await unwanted(details.timeStamp))) return;
    const { method, url, type, tabId, timeStamp: at } = details;
    const body = await bodyOf(/** @type {any} */ (details.requestBody));
    const page = method === "GET" ? undefined : await addressIn(tabId);
    const request = { method, url, type, initiator, tabId, body, at, page };
    const { activities, write, lost, unknown } = recognised(declared, request);
    if (!write && !lost && !unknown && activities.length === 0) return;
    const entries = activities.map(({ once, within, ...draft }) => ({
      activity: { ...draft, id: uuid7(at), source: { via: /** @type {const} */ ("extension"), version: version() } },
      ...(tabId >= 0 && { tab: tabId }),
      ...(once && { once: `${declared.site}:${once}` }),
      ...(within && { keep: within * 1000, renew: true }),
    }));
    /** @type {Pending} */
    const pending = { site: declared.site, at, write, lost, unknown, entries };
    await browser.storage.session.set({ [key(details.requestId)]: pending });
  });
}

/**
 * The address of a tab, which may tell what a request leaves out. A tab that is gone has none.
 * @param {number} tabId
 * @returns {Promise<string | undefined>}
 */
async function addressIn(tabId) {
  if (tabId < 0) return undefined;
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  return tab?.url;
}

/**
 * A request that is too odd to read is one that no rule knows.
 * @param {Parameters<typeof recognise>[0]} declared
 * @param {Parameters<typeof recognise>[1]} request
 * @returns {ReturnType<typeof recognise>}
 */
function recognised(declared, request) {
  try {
    return recognise(declared, request);
  } catch (problem) {
    console.error(problem);
    return { activities: [], write: false, lost: false, unknown: true };
  }
}

/**
 * The answer has begun. Whether the page waits for its end does not matter.
 * @param {{requestId: string, statusCode: number}} details
 */
export async function onAnswered({ requestId, statusCode }) {
  const accepted = statusCode >= 200 && statusCode <= 299;
  if (!accepted) return onNotAccepted({ requestId });
  const known = await inTurn(requestId, async () => {
    const pending = await pendingOf(requestId);
    if (pending) await browser.storage.session.set({ [key(requestId)]: { ...pending, accepted } });
    return pending !== null;
  });
  if (known) await countAccepted();
}

/**
 * There was no answer, or none that accepts. One may say where else to ask: what is asked there is another request.
 * @param {{requestId: string}} details
 */
export async function onNotAccepted({ requestId }) {
  await inTurn(requestId, async () => {
    const pending = await pendingOf(requestId);
    if (pending && !pending.accepted) await browser.storage.session.remove(key(requestId));
  });
}

/** @type {Promise<unknown> | null} a turn that has not begun, and so will see all that is accepted by then */
let ahead = null;

/** Count what sites have accepted, all of it at once: each writing waits for the disk. */
export function countAccepted() {
  ahead ??= navigator.locks.request(ACCEPTED, async () => {
    ahead = null;
    const accepted = (await pendings()).filter(([, pending]) => pending.accepted);
    if (accepted.length === 0) return;
    const all = accepted.map(([, pending]) => pending).sort((one, other) => one.at - other.at);
    const entries = await Promise.all(all.flatMap((pending) => pending.entries).map(addressed));
    await enqueue(entries);
    await browser.storage.session.remove(accepted.map(([name]) => name));
    for (const site of new Set(all.map((pending) => pending.site))) {
      await countReadings(site, health(all.filter((pending) => pending.site === site)));
    }
    if (entries.length > 0) void deliver();
  });
  return ahead;
}

/**
 * The page shows that the site did not do what it had accepted.
 * @param {number} tab
 */
export async function onDenied(tab, now = Date.now()) {
  await countAccepted();
  // Not in the middle of a delivery: what is on its way would neither be dropped nor known to be sent.
  await navigator.locks.request("delivery", () => takeBack(tab, now - NOTICE));
  await deliver();
}

/**
 * @param {Pending[]} all of one site
 * @returns {import("./readings.js").Health}
 */
function health(all) {
  const count = (/** @type {(pending: Pending) => boolean} */ fits) => all.filter(fits).length;
  return {
    requests: { found: count(({ write, lost, unknown }) => write && !lost && !unknown), missed: count(({ lost }) => lost) },
    unknown: { found: 0, missed: count(({ unknown }) => unknown) },
  };
}

/**
 * @param {string} requestId
 * @returns {Promise<Pending | null>}
 */
async function pendingOf(requestId) {
  const stored = await browser.storage.session.get(key(requestId));
  return /** @type {Pending | undefined} */ (stored[key(requestId)]) ?? null;
}

/** @returns {Promise<[string, Pending][]>} all that are under way, with their names in the storage */
async function pendings() {
  const all = /** @type {Record<string, Pending>} */ (await browser.storage.session.get(null));
  return Object.entries(all).filter(([name]) => name.startsWith(PREFIX));
}

/** Let go of requests that were never answered. */
export async function dropUnanswered(now = Date.now()) {
  const stale = (await pendings()).filter(([, { at, accepted }]) => !accepted && at < now - PATIENCE);
  if (stale.length > 0) await browser.storage.session.remove(stale.map(([name]) => name));
}

/** Forget what is under way. */
export async function dropPending() {
  await navigator.locks.request(ACCEPTED, async () => {
    await browser.storage.session.remove((await pendings()).map(([name]) => name));
  });
}
