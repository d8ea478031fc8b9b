// What the pages of watched sites report: stretches of attention, visits to the feed, the notification badge, messages
// received, the user's own profile, and how reading went. What still goes on is kept on disk, so that neither an ended
// worker nor an ended browser loses it.

import { browser, version } from "../lib/browser.js";
import { published, uuid7 } from "../lib/activity.js";
import { answer, transact } from "../lib/database.js";
import { deliver } from "./delivery.js";
import { unwanted } from "./pause.js";
import { enqueue } from "./queue.js";
import { countReadings } from "./readings.js";
import { siteAt } from "./sites.js";

/**
 * @typedef {import("../lib/activity.js").Activity} Activity
 * @typedef {import("../lib/messages.js").FromPage} FromPage
 * @typedef {{activity: Activity, tab: number, at: number, patience: number}} Open `at`: when it was last heard of
 */

const ALARM = "open";
const CHECK_MINUTES = 1;
const STRETCH_PATIENCE = 2 * 60_000; // the page reports every half minute while it goes on
const VISIT_PATIENCE = 30 * 60_000; // DESIGN: a visit ends after half an hour without attention
const LONGEST_STRETCH = 300;
const KINDS = ["feed", "post", "profile", "messages", "notifications", "network", "search", "other"];
const ORIGINS = /** @type {const} */ (["network", "suggested", "promoted", "autoplay", "items"]);
const BADGE_PAUSE = 60_000;
const DAYS_MESSAGES_ARE_KNOWN = 120;

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
      await goesOn({ tab, at: now, patience: STRETCH_PATIENCE, activity: {
        ...view(message.id, site, message.start), object: { type: "Page", id: message.kind },
        duration: Math.round(Math.min(message.seconds, LONGEST_STRETCH) * 10) / 10,
      } }, message.ended);
      break;
    case "visit":
      await goesOn({ tab, at: now, patience: VISIT_PATIENCE, activity: {
        ...view(message.id, site, message.start), object: { type: "Collection", id: "feed" },
        detail: { exposure: { ...counts(message.counts), ended: message.counts.ended === true } },
      } }, message.ended);
      break;
    case "badge":
      await badge(site, message.unread, now);
      break;
    case "messages":
      await received(site, message.items, now);
      break;
    case "profile":
      await profile(site, message.profile, now);
      break;
    case "health":
      await countReadings(site, message.parts, now);
      break;
  }
  return { wanted: true, declaration: null };
}

/**
 * @param {string} id
 * @param {string} site
 * @param {number} at
 * @returns {Activity}
 */
function view(id, site, at) {
  return { id, type: "View", published: published(at), site, actor: "me", source: source() };
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
 * @param {Open} entry
 * @param {boolean} ended
 */
async function goesOn(entry, ended) {
  await transact(["open"], "readwrite", (store) => answer(store("open").put(entry)));
  if (ended) await close([entry]);
  else await browser.alarms.create(ALARM, { periodInMinutes: CHECK_MINUTES });
}

/** @param {Open[]} entries */
async function close(entries) {
  if (entries.length === 0) return;
  await enqueue(entries.map(({ activity }) => ({ activity })));
  await transact(["open"], "readwrite", async (store) => {
    for (const { activity } of entries) store("open").delete(activity.id);
  });
  await deliver();
}

/** @returns {Promise<Open[]>} */
const open = () => transact(["open"], "readonly", (store) => answer(store("open").getAll()));

/** @param {number} tab */
export async function onTabRemoved(tab) {
  await close((await open()).filter((entry) => entry.tab === tab));
}

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
 */
async function badge(site, unread, now) {
  if (!Number.isInteger(unread) || unread < 0) return;
  await navigator.locks.request("badges", async () => {
    const stored = await browser.storage.local.get("badges");
    const badges = /** @type {Record<string, {unread: number, at: number}>} */ (stored.badges ?? {});
    const last = badges[site];
    if (last && (last.unread === unread || now - last.at < BADGE_PAUSE)) return;
    await enqueue([{ activity: {
      ...view(uuid7(now), site, now), object: { type: "Collection", id: "notifications" }, detail: { badge: unread },
    } }]);
    await browser.storage.local.set({ badges: { ...badges, [site]: { unread, at: now } } });
  });
  await deliver();
}

/**
 * Messages others wrote. One without a time or a writer is not counted here: when or from whom it came is not known.
 * @param {string} site
 * @param {import("../lib/messages.js").Received[]} items
 * @param {number} now
 */
async function received(site, items, now) {
  const entries = items.filter((item) => !item.mine && item.at && item.person).map((item) => ({
    once: `message:${site}:${item.key}`,
    keep: DAYS_MESSAGES_ARE_KNOWN,
    activity: /** @type {Activity} */ ({
      id: uuid7(now), type: "Create", published: item.at, site, actor: item.person, source: source(),
      object: { type: "Message", id: item.key, content: item.text },
      to: [{ id: "me" }],
      ...(item.context && { context: item.context }),
    }),
  }));
  await enqueue(entries);
  await deliver();
}

/**
 * The user's own profile, once for each change of it.
 * @param {string} site
 * @param {Record<string, unknown>} facts
 * @param {number} now
 */
async function profile(site, facts, now) {
  const text = JSON.stringify(facts, Object.keys(facts).sort());
  const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("");
  await enqueue([{ once: `profile:${site}:${digest}`, keep: 7, activity: /** @type {Activity} */ ({
    id: uuid7(now), type: "Update", published: published(now), site, actor: "me", source: source(),
    object: { type: "Profile" }, detail: { profile: facts },
  }) }]);
  await deliver();
}
