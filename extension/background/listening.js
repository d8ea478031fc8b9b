// Recognises what the person does from the requests that a site's own page makes. A request is read when it starts, remembered
// until the site has answered, and counted only if the site accepts it. The worker may end at any moment, so requests are kept
// in storage, not in variables, and unfinished ones are finished when the worker runs again. A worker that has just been woken
// may hear of an answer a millisecond before its request, so it remembers answers to requests that it does not know yet.

import { pending, takenBack, uuid7 } from "../lib/activity.js";
import { bodyOf } from "../lib/body.js";
import { browser, initiatorOf, version } from "../lib/browser.js";
import { recognise } from "../lib/recognise.js";
import { accountIn } from "./accounts.js";
import { addressed, shownIn } from "./conversations.js";
import { deliver } from "./delivery.js";
import { unwanted } from "./pause.js";
import { countReadings } from "./readings.js";
import { accept, takeBack } from "./records.js";
import { siteAt } from "./sites.js";

/**
 * @typedef {import("../lib/activity.js").ActivityRecord} ActivityRecord
 * @typedef {import("../lib/recognise.js").Recognition} Recognition
 * @typedef {{site: string, at: number, accepted?: boolean, records: ActivityRecord[]}
 *   & Pick<Recognition, "write" | "lost" | "unknown" | "answer">} SiteRequest a request that its site has not answered yet, or has
 *   accepted but is not counted yet. It has no records if it could not be read, which is counted too. It is kept in memory until
 *   the browser ends, because the next browser gives its id to another request
 */

/** A site's notice within this time after an act was counted is about that act. */
const NOTICE = 6000;
/** After this time no answer will come. */
const LONGEST_ANSWER = 10 * 60_000;
const HOUR = 3_600_000;
/** How long to remember an act that the same request can take back. */
const SEASON = 90 * 24 * HOUR;
const PREFIX = "request:";
/** The lock for counting what was accepted. */
const COUNTING = "accepted";

/** @typedef {"done" | "moved" | "failed"} Answered done: status 2xx; moved: redirected; failed: any other answer, or none */

/** Answers whose request is not known yet, by request id, oldest first. @type {Map<string, {at: number, how: Answered}>} */
const early = new Map();
const MOST_EARLY = 1000;

/** @param {string} id of a request */
const key = (id) => PREFIX + id;

/**
 * Run the steps of one request in the order in which they happened, although each waits for storage.
 * @param {string} id
 * @param {() => Promise<unknown>} step
 */
const inTurn = (id, step) => navigator.locks.request(key(id), step);

/** @param {chrome.webRequest.OnBeforeRequestDetails} details */
export async function onBeforeRequest(details) {
  const initiator = initiatorOf(details);
  if (!initiator.startsWith("http")) return;
  const asked = details.method === "GET" ? undefined : addressIn(details.tabId); // asked first, as the page may soon be left
  await inTurn(details.requestId, async () => {
    const declared = await siteAt(initiator);
    if (!declared || (await unwanted(details.timeStamp))) return;
    const { method, url, type, tabId, timeStamp: at } = details;
    const body = await bodyOf(/** @type {any} */ (details.requestBody));
    const page = await asked;
    const shown = await shownIn(tabId, declared.site);
    const { activities, write, lost, unknown, answer } = recognised(declared, { method, url, type, initiator, tabId, body, at, page, shown });
    if (!write && !lost && !unknown && activities.length === 0) return;
    const acting = await accountIn(tabId, declared.site);
    const records = activities.flatMap(({ once, within, toggles, ...draft }) => {
      /** @type {import("../lib/activity.js").Activity} */
      const activity = { ...acting, ...draft, id: uuid7(at), source: { via: "extension", version: version() } };
      const more = tabId >= 0 ? { tab: tabId } : {};
      if (!once) return [pending(activity, more, at)];
      const named = { key: `${declared.site}:${once}`, ...(within && { renew: true }) };
      const keep = within ? within * 1000 : toggles ? SEASON : HOUR;
      if (!toggles) return [pending(activity, { ...more, once: { ...named, keep } }, at)];
      return [
        pending(takenBack(activity), { ...more, once: { ...named, keep, toggles, back: true } }, at),
        pending(activity, { ...more, once: { ...named, keep, toggles } }, at),
      ];
    });
    /** @type {SiteRequest} */
    const request = { site: declared.site, at, write, lost, unknown, records, ...(answer && { answer }) };
    const answered = early.get(details.requestId);
    const accepted = answered !== undefined && isAccepted(request, answered.how) && (answered.how === "done" || answered.at >= at);
    if (answered && !accepted && answered.at > at) return; // an earlier answer belongs to the address that redirected here
    await keep(details.requestId, { ...request, ...(accepted && { accepted }) });
  });
  if (early.delete(details.requestId)) await countAccepted();
}

/**
 * The address of a tab, which may say what a request leaves out; undefined for a closed tab.
 * @param {number} tabId
 * @returns {Promise<string | undefined>}
 */
async function addressIn(tabId) {
  if (tabId < 0) return undefined;
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  return tab?.url;
}

/**
 * Recognise a request. If that throws, the request counts as unrecognised.
 * @param {Parameters<typeof recognise>[0]} declared
 * @param {Parameters<typeof recognise>[1]} request
 * @returns {Recognition}
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
 * Whether an answer says that the site did what was asked.
 * @param {SiteRequest} request
 * @param {Answered} how
 */
const isAccepted = ({ answer }, how) => how === (answer === "moved" ? "moved" : "done") || (answer === "either" && how === "moved");

/**
 * The site begins to answer. Whether the page waits for the end of the answer does not matter.
 * @param {{requestId: string, statusCode: number, timeStamp: number}} details
 */
export const onAnswered = ({ statusCode, ...details }) => onAnswer(details, statusCode >= 200 && statusCode <= 299 ? "done" : "failed");

/**
 * The site redirects the request. The request to the new address has the same id.
 * @param {{requestId: string, statusCode: number, timeStamp: number}} details 307 and 308 repeat the same request there
 */
export const onMoved = ({ statusCode, ...details }) => onAnswer(details, statusCode < 304 ? "moved" : "failed");

/** @param {{requestId: string, timeStamp: number}} details of a request that failed */
export const onNotAnswered = (details) => onAnswer(details, "failed");

/**
 * @param {{requestId: string, timeStamp: number}} details
 * @param {Answered} how
 */
async function onAnswer({ requestId, timeStamp: at }, how) {
  const counts = await inTurn(requestId, async () => {
    const request = await requestOf(requestId);
    if (!request) rememberEarly(requestId, { at, how });
    else if (request.accepted) return false; // it is being counted; if it were kept again, it would be counted twice
    else if (isAccepted(request, how)) await keep(requestId, { ...request, accepted: true });
    else await browser.storage.session.remove(key(requestId));
    return request !== null && isAccepted(request, how);
  });
  if (counts) await countAccepted();
}

/**
 * @param {string} id of the request
 * @param {{at: number, how: Answered}} answer
 */
function rememberEarly(id, answer) {
  early.set(id, answer);
  if (early.size > MOST_EARLY) early.delete(String(early.keys().next().value));
}

/** @type {Promise<unknown> | null} a count that is queued but has not begun, so it will include everything accepted until then */
let ahead = null;

/** Count all requests that sites have accepted, in one transaction, because each transaction waits for the disk. */
export function countAccepted() {
  ahead ??= navigator.locks.request(COUNTING, async () => {
    ahead = null;
    const accepted = (await requests()).filter(([, request]) => request.accepted);
    if (accepted.length === 0) return;
    const all = accepted.map(([, request]) => request).sort((one, other) => one.at - other.at);
    const records = await Promise.all(all.flatMap((request) => request.records).map(addressed));
    await accept(records);
    for (const site of new Set(all.map((request) => request.site))) {
      await countReadings(site, health(all.filter((request) => request.site === site)));
    }
    await browser.storage.session.remove(accepted.map(([name]) => name));
    if (records.length > 0) void deliver();
  });
  return ahead;
}

/**
 * The page shows that the site did not do what it had accepted, so take back the last act.
 * @param {number} tab
 * @param {number} at when the page showed it: acts tried after this moment are not meant, however late this message arrives
 */
export async function onDenied(tab, at) {
  await countAccepted();
  // Hold the lock of deliveries: in the middle of a delivery nobody knows whether the server has the act.
  await navigator.locks.request("delivery", () => takeBack(tab, at - NOTICE, at));
  await deliver();
}

/**
 * @param {SiteRequest[]} all of one site
 * @returns {Record<string, import("../lib/messages.js").Health>} by part
 */
function health(all) {
  const count = (/** @type {(request: SiteRequest) => boolean} */ fits) => all.filter(fits).length;
  return {
    requests: { found: count(({ write, lost, unknown }) => write && !lost && !unknown), missed: count(({ lost }) => lost) },
    unknown: { found: 0, missed: count(({ unknown }) => unknown) },
  };
}

/**
 * @param {string} requestId
 * @param {SiteRequest} request
 */
const keep = (requestId, request) => browser.storage.session.set({ [key(requestId)]: request });

/**
 * @param {string} requestId
 * @returns {Promise<SiteRequest | null>}
 */
async function requestOf(requestId) {
  const stored = await browser.storage.session.get(key(requestId));
  return /** @type {SiteRequest | undefined} */ (stored[key(requestId)]) ?? null;
}

/** @returns {Promise<[string, SiteRequest][]>} all kept requests, with their names in the storage */
async function requests() {
  const all = /** @type {Record<string, SiteRequest>} */ (await browser.storage.session.get(null));
  return Object.entries(all).filter(([name]) => name.startsWith(PREFIX));
}

/** Forget requests that were never answered. */
export async function dropUnanswered(now = Date.now()) {
  const stale = (await requests()).filter(([, { at, accepted }]) => !accepted && at < now - LONGEST_ANSWER);
  if (stale.length > 0) await browser.storage.session.remove(stale.map(([name]) => name));
}

/** Forget every request that is not counted yet. */
export async function dropRequests() {
  await navigator.locks.request(COUNTING, async () => {
    await browser.storage.session.remove((await requests()).map(([name]) => name));
  });
}
