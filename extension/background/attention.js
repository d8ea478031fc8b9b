// Keeps what the pages of watched sites report: stretches of attention, visits to the feed, the notification badge, received
// messages, the person's own profile, and how well reading went. A stretch or visit in progress is a pending record on disk,
// so that it survives when the worker or the browser ends.

import { pending, published, uuid7 } from "../lib/activity.js";
import { browser, version } from "../lib/browser.js";
import { accountIn, forgetAccounts, rememberAccount } from "./accounts.js";
import { forgetShown, rememberShown } from "./conversations.js";
import { deliver } from "./delivery.js";
import { onDenied } from "./listening.js";
import { unwanted } from "./pause.js";
import { countReadings } from "./readings.js";
import { accept, acceptPending, areKnown, keepPending, note } from "./records.js";
import { keyedName } from "./sealed_records.js";
import { connection } from "./server.js";
import { siteAt } from "./sites.js";

/**
 * @typedef {import("../lib/activity.js").Activity} Activity
 * @typedef {import("../lib/activity.js").ActivityRecord} ActivityRecord
 * @typedef {import("../lib/messages.js").FromPage} FromPage
 * @typedef {import("../lib/messages.js").ToPage} ToPage
 */

const ALARM = "open";
const CHECK_MINUTES = 1;
const REPORT_EVERY = 30_000; // how often a page reports a stretch in progress
const STRETCH_ENDS_AFTER = 2 * 60_000; // without a report
const VISIT_ENDS_AFTER = 30 * 60_000; // without attention
const LONGEST_STRETCH = 300; // seconds
const KINDS = ["feed", "post", "profile", "messages", "notifications", "network", "search", "other"];
const ORIGINS = /** @type {const} */ (["network", "suggested", "promoted", "autoplay", "items"]);
const PATTERNS = ["upsell", "lock", "contacts", "ticked", "disguised", "hard-to-leave"]; // as the server declares them
const BADGE_PAUSE = 60_000;
const MOST_MESSAGES = 500; // of one page
const DAY = 86_400_000;
// How long a message's key is remembered after a page last showed it. With its time, the server knows it again by itself. Without
// one, a message that was forgotten would count as come today, and its writer as somebody who waits.
const TIMED_KEPT = 120 * DAY;
const UNTIMED_KEPT = 800 * DAY;
const WEEK = 7 * DAY;

/**
 * @param {FromPage} message
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<ToPage>}
 */
export async function onPageMessage(message, sender) {
  const declared = sender.tab?.id !== undefined && sender.frameId === 0 && sender.url
    ? await siteAt(new URL(sender.url).origin) : null;
  if (!declared) return { wanted: false, declaration: null };
  const now = Date.now();
  const { site } = declared;
  const tab = /** @type {number} */ (sender.tab?.id);
  if (message.about === "hello") return { wanted: true, declaration: declared };
  const since = message.about === "stretch" || message.about === "visit" ? message.start : now;
  if (await unwanted(since, now)) return { wanted: false, declaration: null };
  switch (message.about) {
    case "stretch":
      if (!KINDS.includes(message.kind) || !(message.seconds >= 0)) break;
      return goesOn(tab, message, {
        ...view(site, message.start), ...(await accountIn(tab, site)), object: { type: "Page", id: message.kind },
        duration: seconds(message.seconds),
        ...(message.patterns && { detail: { patterns: PATTERNS.filter((kind) => message.patterns?.includes(kind)) } }),
      });
    case "visit":
      return goesOn(tab, message, {
        ...view(site, message.start), ...(await accountIn(tab, site)), object: { type: "Collection", id: "feed" },
        detail: { exposure: { ...counts(message.counts), ...autoplayed(message.counts), ended: message.counts.ended === true } },
      });
    case "badge":
      return { wanted: true, later: await badge(site, message.unread, now, await accountIn(tab, site)), declaration: null };
    case "messages":
      await received(declared, message, now, await accountIn(tab, site));
      break;
    case "account":
      await rememberAccount(tab, site, message.account);
      break;
    case "shown":
      await rememberShown(tab, site, message);
      break;
    case "profile":
      await keepProfile(site, message.profile, now, await accountIn(tab, site));
      break;
    case "denied":
      await onDenied(tab, Number.isFinite(message.at) ? Math.min(message.at, now) : now);
      break;
    case "health":
      await countReadings(site, message.parts, { variant: message.variant, now });
      break;
  }
  return { wanted: true, declaration: null };
}

/**
 * @param {string} site
 * @param {number} at
 * @returns {Activity}
 */
function view(site, at) {
  return { id: uuid7(at), type: "View", published: published(at), site, actor: "me", source: source() };
}

/** @returns {{via: "extension", version: string}} */
const source = () => ({ via: "extension", version: version() });

/** @param {import("../lib/messages.js").Counts} given */
function autoplayed({ autoplayed: seconds }) {
  return Number.isInteger(seconds) && Number(seconds) >= 0 ? { autoplayed: Math.min(Number(seconds), 86_400) } : {};
}

/** @param {Record<string, unknown>} given */
function counts(given) {
  const whole = (/** @type {unknown} */ number) => (Number.isInteger(number) && Number(number) >= 0 ? Number(number) : 0);
  const of = Object.fromEntries(ORIGINS.map((origin) => [origin, whole(given[origin])]));
  return /** @type {Record<typeof ORIGINS[number], number>} */ (of);
}

/**
 * Keep the latest report of a stretch or a visit. A span that was closed while the computer slept is not changed any more: the
 * page is told that it is over, and reports the time after it as a new span.
 * @param {number} tab
 * @param {{key: string, ended: boolean}} span
 * @param {Activity} activity
 * @returns {Promise<ToPage>}
 */
async function goesOn(tab, span, activity) {
  const key = `span:${tab}:${span.key}`;
  const once = { key, keep: DAY };
  const kept = await keepPending({ ...pending(activity, { tab }), once });
  if (kept && span.ended) await close((record) => (record.once?.key === key ? record : null));
  else if (kept) await browser.alarms.create(ALARM, { periodInMinutes: CHECK_MINUTES });
  return { wanted: true, over: !kept && !span.ended, declaration: null };
}

/**
 * @param {Parameters<typeof acceptPending>[0]} end
 * @returns {Promise<number>} how many spans are still in progress
 */
async function close(end) {
  const { ended, left } = await acceptPending(end);
  if (ended > 0) await deliver();
  return left;
}

/**
 * End the stretch of a closed tab, because not every browser lets the page report its own end.
 * @param {number} tab
 */
export async function onTabRemoved(tab, now = Date.now()) {
  await forgetAccounts(tab);
  await forgetShown(tab);
  await close((record) => {
    if (record.tab !== tab) return null;
    const { activity, at } = record;
    if (activity.duration === undefined) return record;
    const since = Math.min(Math.max(now - at, 0), REPORT_EVERY); // negative where the clock was set back
    return { ...record, activity: { ...activity, duration: seconds(activity.duration + since / 1000) } };
  });
}

/** @param {number} given */
const seconds = (given) => Math.round(Math.min(given, LONGEST_STRETCH) * 10) / 10;

/** When the browser starts, end every span in progress: a browser that has just started has no pages yet. */
export async function closeAll() {
  await close((record) => record);
}

/** @param {{name: string}} alarm */
export async function onAttentionAlarm(alarm, now = Date.now()) {
  if (alarm.name !== ALARM) return;
  const left = await close((record) => {
    const longest = record.activity.duration === undefined ? VISIT_ENDS_AFTER : STRETCH_ENDS_AFTER;
    return record.at < now - longest ? record : null;
  });
  if (left === 0) await browser.alarms.clear(ALARM);
}

/**
 * @param {string} site
 * @param {number} unread
 * @param {number} now
 * @param {{account?: string}} acting
 * @returns {Promise<boolean>} whether the number came too soon after the last one and should be reported again
 */
async function badge(site, unread, now, acting) {
  if (!Number.isInteger(unread) || unread < 0) return false;
  const soon = await navigator.locks.request("badges", async () => {
    const stored = await browser.storage.local.get("badges");
    const badges = /** @type {Record<string, {unread: number, at: number}>} */ (stored.badges ?? {});
    const last = badges[site];
    if (last?.unread === unread) return false;
    if (last && now - last.at < BADGE_PAUSE) return true;
    await accept([pending({
      ...view(site, now), ...acting, object: { type: "Collection", id: "notifications" }, detail: { badge: unread },
    })]);
    await browser.storage.local.set({ badges: { ...badges, [site]: { unread, at: now } } });
    return false;
  });
  await deliver();
  return soon;
}

/**
 * Keep messages that others wrote. A message whose writer the page does not show only counts as missed, and so does a message
 * without a time on a site that shows times.
 * @param {import("../lib/declarations.js").Declaration} declared
 * @param {{items: import("../lib/messages.js").Received[], opened: boolean, variant?: string}} message
 * @param {number} now
 * @param {{account?: string}} acting
 */
async function received({ site, messages }, { items, opened, variant }, now, acting) {
  const showsTimes = Boolean(/** @type {{at?: unknown} | undefined} */ (messages)?.at);
  const others = items.slice(0, MOST_MESSAGES).filter((item) => !item.mine);
  const known = others.filter((item) => item.person?.id && (isTimed(item) || !showsTimes));
  // Without a server there is no key to seal the texts with, so no message is kept. Once connected, the page is read again.
  if (await connection()) {
    const keep = showsTimes ? TIMED_KEPT : UNTIMED_KEPT; // by the site: one that came before our eyes has no time the next time
    await accept(known.filter(isTimed).map((item) => message(site, item, now, acting, keep)));
    await untimed(site, known.filter((item) => !isTimed(item)), opened, now, acting);
  }
  await countReadings(site, { messages: { found: 0, missed: others.length - known.length } }, { variant, now });
  await deliver();
}

/** @param {import("../lib/messages.js").Received} item */
const isTimed = ({ at }) => !Number.isNaN(Date.parse(at ?? ""));

/**
 * Keep messages whose time is unknown: all we know is that they have arrived by now. Messages after the last known one arrived
 * since the page was last read. If none is known, only messages that the person has not answered count; the rest was there before
 * Rapport began to watch. These records tell the day only, not the time of day.
 * @param {string} site
 * @param {import("../lib/messages.js").Received[]} items in their order
 * @param {boolean} opened
 * @param {number} now
 * @param {{account?: string}} acting
 */
async function untimed(site, items, opened, now, acting) {
  const at = new Date(now).toISOString();
  const records = items.map((item) => message(site, { ...item, at }, now, acting, UNTIMED_KEPT, { day_only: true }));
  const before = await areKnown(records);
  const last = before.lastIndexOf(true);
  const come = records.filter((_, index) => opened && !before[index] && (last < 0 ? items[index].waits : index > last));
  await accept(come);
  await note(records, now);
}

/**
 * @param {string} site
 * @param {import("../lib/messages.js").Received} item
 * @param {number} now
 * @param {{account?: string}} acting
 * @param {number} keep
 * @param {Record<string, unknown>} [detail]
 */
function message(site, { key, text, person, at, context }, now, acting, keep, detail) {
  const activity = /** @type {Activity} */ ({
    id: uuid7(now), type: "Create", published: published(Date.parse(at ?? "")), site, source: source(), ...acting,
    actor: person, to: [{ id: "me" }], object: { type: "Message", id: key, content: text }, ...(context && { context }),
    ...(detail && { detail }),
  });
  return pending(activity, { once: { key: `message:${site}:${context ?? ""}:${key}`, keep, renew: true } });
}

/**
 * Keep the person's own profile: after every change, once a week, and always when the person asks (`again`).
 * @param {string} site
 * @param {Record<string, unknown>} facts
 * @param {number} now
 * @param {{account?: string}} acting
 * @param {{again?: boolean}} [asked]
 * @returns {Promise<boolean>} whether the browser is connected to a server, without which nothing is kept
 */
export async function keepProfile(site, facts, now, acting, { again = false } = {}) {
  if (!(await connection())) return false; // without a server's key the texts cannot be sealed
  const digest = await keyedName(JSON.stringify(facts, Object.keys(facts).sort()));
  await navigator.locks.request("profiles", async () => {
    const stored = await browser.storage.local.get("profiles");
    const profiles = /** @type {Record<string, {digest: string, at: number}>} */ (stored.profiles ?? {});
    const last = profiles[site];
    if (!again && last?.digest === digest && now - last.at < WEEK) return;
    await accept([pending({
      id: uuid7(now), type: "Update", published: published(now), site, actor: "me", source: source(), ...acting,
      object: { type: "Profile" }, detail: { profile: facts },
    })]);
    await browser.storage.local.set({ profiles: { ...profiles, [site]: { digest, at: now } } });
  });
  await deliver();
  return true;
}
