// What the pages of watched sites report: stretches of attention, visits to the feed, the notification badge, messages
// received, the user's own profile, and how reading went. What still goes on is kept on disk, so that neither an ended
// worker nor an ended browser loses it.

import { browser, version } from "../lib/browser.js";
import { published, uuid7 } from "../lib/activity.js";
import { answer, transact } from "../lib/database.js";
import { remember } from "./conversations.js";
import { deliver } from "./delivery.js";
import { onDenied } from "./listening.js";
import { unwanted } from "./pause.js";
import { enqueue } from "./queue.js";
import { countReadings } from "./readings.js";
import { siteAt } from "./sites.js";

/**
 * @typedef {import("../lib/activity.js").Activity} Activity
 * @typedef {import("../lib/messages.js").FromPage} FromPage
 * @typedef {{key: string, activity: Activity, tab: number, at: number, patience: number}} Open `at`: when it was last heard of
 */

const ALARM = "open";
const CHECK_MINUTES = 1;
const REPORT_EVERY = 30_000; // the page's own rhythm while a stretch goes on
const STRETCH_PATIENCE = 2 * 60_000;
const VISIT_PATIENCE = 30 * 60_000; // DESIGN: a visit ends after half an hour without attention
const LONGEST_STRETCH = 300;
const KINDS = ["feed", "post", "profile", "messages", "notifications", "network", "search", "other"];
const ORIGINS = /** @type {const} */ (["network", "suggested", "promoted", "autoplay", "items"]);
const BADGE_PAUSE = 60_000;
const MOST_MESSAGES = 500; // of one page
const DAY = 86_400_000;
const WEEK = 7 * DAY;

/**
 * @param {FromPage} message
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<import("../lib/messages.js").ToPage>}
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
      return goesOn({ key: `${tab}:${message.key}`, tab, at: now, patience: STRETCH_PATIENCE, activity: {
        ...view(site, message.start), object: { type: "Page", id: message.kind },
        duration: seconds(message.seconds),
      } }, message.ended);
    case "visit":
      return goesOn({ key: `${tab}:${message.key}`, tab, at: now, patience: VISIT_PATIENCE, activity: {
        ...view(site, message.start), object: { type: "Collection", id: "feed" },
        detail: { exposure: { ...counts(message.counts), ended: message.counts.ended === true } },
      } }, message.ended);
    case "badge":
      return { wanted: true, later: await badge(site, message.unread, now), declaration: null };
    case "messages":
      await received(site, message.items, now);
      break;
    case "partner":
      await remember(site, message.conversation, message.partner);
      break;
    case "profile":
      await profile(site, message.profile, now);
      break;
    case "denied":
      await onDenied(tab);
      break;
    case "health":
      await countReadings(site, message.parts, now);
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

/** @param {Record<string, unknown>} given */
function counts(given) {
  const whole = (/** @type {unknown} */ number) => (Number.isInteger(number) && Number(number) >= 0 ? Number(number) : 0);
  const of = Object.fromEntries(ORIGINS.map((origin) => [origin, whole(given[origin])]));
  return /** @type {Record<typeof ORIGINS[number], number>} */ (of);
}

/**
 * Keep the latest word of what goes on, under the id it had from its first. One that was closed while the page slept
 * with the computer counts as it was; what the page saw since is another.
 * @param {Open} latest
 * @param {boolean} ended
 * @returns {Promise<import("../lib/messages.js").ToPage>}
 */
async function goesOn(latest, ended) {
  const over = await transact(["open", "once"], "readwrite", async (store) => {
    if (await answer(store("once").get(once(latest.key)))) return true;
    /** @type {Open | undefined} */
    const before = await answer(store("open").get(latest.key));
    if (before) latest.activity.id = before.activity.id;
    await answer(store("open").put(latest));
    return false;
  });
  if (!over && ended) await close([latest]);
  else if (!over) await browser.alarms.create(ALARM, { periodInMinutes: CHECK_MINUTES });
  return { wanted: true, over: over && !ended, declaration: null };
}

/** @param {string} key of a span: it counts once */
const once = (key) => `span:${key}`;

/** @param {Open[]} entries */
async function close(entries) {
  if (entries.length === 0) return;
  await enqueue(entries.map(({ key, activity }) => ({ activity, once: once(key), keep: DAY })));
  await transact(["open"], "readwrite", async (store) => {
    for (const { key } of entries) store("open").delete(key);
  });
  await deliver();
}

/** @returns {Promise<Open[]>} */
const open = () => transact(["open"], "readonly", (store) => answer(store("open").getAll()));

/**
 * A stretch that had not ended went on until the tab was closed, which not every browser lets the page tell.
 * @param {number} tab
 */
export async function onTabRemoved(tab, now = Date.now()) {
  const entries = (await open()).filter((entry) => entry.tab === tab);
  for (const { activity, at } of entries) {
    if (activity.duration === undefined) continue;
    const since = Math.min(Math.max(now - at, 0), REPORT_EVERY); // clocks are set back, too
    activity.duration = seconds(activity.duration + since / 1000);
  }
  await close(entries);
}

/** @param {number} given */
const seconds = (given) => Math.round(Math.min(given, LONGEST_STRETCH) * 10) / 10;

/** A browser that starts has no pages of before: whatever was going on is over. */
export async function closeAll() {
  await close(await open());
}

/** @param {{name: string}} alarm */
export async function onAttentionAlarm(alarm, now = Date.now()) {
  if (alarm.name !== ALARM) return;
  const all = await open();
  const over = all.filter((entry) => entry.at < now - entry.patience);
  await close(over);
  if (over.length === all.length) await browser.alarms.clear(ALARM);
}

/**
 * @param {string} site
 * @param {number} unread
 * @param {number} now
 * @returns {Promise<boolean>} whether it came too soon after another number
 */
async function badge(site, unread, now) {
  if (!Number.isInteger(unread) || unread < 0) return false;
  const soon = await navigator.locks.request("badges", async () => {
    const stored = await browser.storage.local.get("badges");
    const badges = /** @type {Record<string, {unread: number, at: number}>} */ (stored.badges ?? {});
    const last = badges[site];
    if (last?.unread === unread) return false;
    if (last && now - last.at < BADGE_PAUSE) return true;
    await enqueue([{ activity: {
      ...view(site, now), object: { type: "Collection", id: "notifications" }, detail: { badge: unread },
    } }]);
    await browser.storage.local.set({ badges: { ...badges, [site]: { unread, at: now } } });
    return false;
  });
  await deliver();
  return soon;
}

/**
 * Messages others wrote. One without a time or a writer is only counted as not read: when it came, and from whom, is not
 * known.
 * @param {string} site
 * @param {import("../lib/messages.js").Received[]} items
 * @param {number} now
 */
async function received(site, items, now) {
  const others = items.slice(0, MOST_MESSAGES).filter((item) => !item.mine);
  const known = others.filter((item) => item.person?.id && !Number.isNaN(Date.parse(item.at ?? "")));
  await enqueue(known.map((item) => ({
    once: `message:${site}:${item.context ?? ""}:${item.key}`,
    keep: 120 * DAY,
    activity: /** @type {Activity} */ ({
      id: uuid7(now), type: "Create", published: published(Date.parse(item.at ?? "")), site, source: source(),
      actor: item.person, to: [{ id: "me" }], object: { type: "Message", id: item.key, content: item.text },
      ...(item.context && { context: item.context }),
    }),
  })));
  await countReadings(site, { messages: { found: 0, missed: others.length - known.length } }, now);
  await deliver();
}

/**
 * The user's own profile, once for each change of it, and once a week.
 * @param {string} site
 * @param {Record<string, unknown>} facts
 * @param {number} now
 */
async function profile(site, facts, now) {
  const text = JSON.stringify(facts, Object.keys(facts).sort());
  const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("");
  await navigator.locks.request("profiles", async () => {
    const stored = await browser.storage.local.get("profiles");
    const profiles = /** @type {Record<string, {digest: string, at: number}>} */ (stored.profiles ?? {});
    const last = profiles[site];
    if (last?.digest === digest && now - last.at < WEEK) return;
    await enqueue([{ activity: /** @type {Activity} */ ({
      id: uuid7(now), type: "Update", published: published(now), site, actor: "me", source: source(),
      object: { type: "Profile" }, detail: { profile: facts },
    }) }]);
    await browser.storage.local.set({ profiles: { ...profiles, [site]: { digest, at: now } } });
  });
  await deliver();
}
