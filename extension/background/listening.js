// What the user does, told by the requests the site's own page makes. A request is read when it starts, kept until the
// site has accepted it, and counted only then. Nothing is kept in the worker: it may end between the two.

import { bodyOf } from "../lib/body.js";
import { browser, initiatorOf, version } from "../lib/browser.js";
import { uuid7 } from "../lib/activity.js";
import { recognise } from "../lib/recognise.js";
import { addressed } from "./conversations.js";
import { deliver } from "./delivery.js";
import { unwanted } from "./pause.js";
import { enqueue } from "./queue.js";
import { countReadings } from "./readings.js";
import { siteAt } from "./sites.js";

/**
 * @typedef {import("../lib/activity.js").Activity} Activity
 * @typedef {{site: string, at: number, write: boolean, lost: boolean, unknown: boolean,
 *   entries: import("./queue.js").Entry[]}} Pending
 */

/** No answer within this time: it will not come any more. */
const PATIENCE = 10 * 60_000;
const PREFIX = "request:";

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

/** @param {{requestId: string, statusCode: number}} details */
export async function onCompleted({ requestId, statusCode }) {
  await inTurn(requestId, async () => {
    const pending = await pendingOf(requestId);
    if (!pending) return;
    const accepted = statusCode >= 200 && statusCode <= 299;
    if (accepted) await enqueue(await Promise.all(pending.entries.map(addressed)));
    await browser.storage.session.remove(key(requestId));
    if (!accepted) return;
    const { lost, unknown, write } = pending;
    await countReadings(pending.site, {
      requests: { found: write && !lost && !unknown ? 1 : 0, missed: lost ? 1 : 0 },
      unknown: { found: 0, missed: unknown ? 1 : 0 },
    });
    if (pending.entries.length > 0) await deliver();
  });
}

/** @param {{requestId: string}} details */
export async function onErrorOccurred({ requestId }) {
  await inTurn(requestId, () => browser.storage.session.remove(key(requestId)));
}

/**
 * @param {string} requestId
 * @returns {Promise<Pending | null>}
 */
async function pendingOf(requestId) {
  const stored = await browser.storage.session.get(key(requestId));
  return /** @type {Pending | undefined} */ (stored[key(requestId)]) ?? null;
}

/** Let go of requests that were never answered. */
export async function dropUnanswered(now = Date.now()) {
  const all = /** @type {Record<string, Pending>} */ (await browser.storage.session.get(null));
  const stale = Object.keys(all).filter((name) => name.startsWith(PREFIX) && all[name].at < now - PATIENCE);
  if (stale.length > 0) await browser.storage.session.remove(stale);
}

/** Forget what is under way. */
export async function dropPending() {
  const all = Object.keys(await browser.storage.session.get(null));
  await browser.storage.session.remove(all.filter((name) => name.startsWith(PREFIX)));
}
