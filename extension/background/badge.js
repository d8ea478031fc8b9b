// The badge tells what needs the user, and is empty when nothing does.

import { browser } from "../lib/browser.js";
import { deliveryState } from "./delivery_state.js";
import { pausedUntil } from "./pause.js";
import { waiting } from "./records.js";
import { connection } from "./server.js";

const AWAY = "#8a3b12";
const QUIET = "#545b6b";

export async function showBadge() {
  const [count, server, delivery, paused] = await Promise.all([
    waiting(), connection(), deliveryState(), pausedUntil(),
  ]);
  const say = browser.i18n.getMessage;
  if (paused) return show("II", QUIET, say("badge_paused"));
  if (!server || delivery.unpaired) return show("…", QUIET, say(delivery.unpaired ? "badge_unpaired" : "badge_unconnected", [String(count)]));
  if (delivery.failures > 0) return show(short(count), AWAY, say("badge_away", [String(count)]));
  return show("", QUIET, say("name"));
}

/**
 * Something could not be kept, as where the disk is full. The next time all goes well says so.
 * @param {unknown} problem
 */
export async function showTrouble(problem) {
  console.error(problem);
  await show("!", AWAY, browser.i18n.getMessage("trouble", [String(problem)]));
}

/**
 * @param {string} text
 * @param {string} color
 * @param {string} title
 */
async function show(text, color, title) {
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color });
  await browser.action.setTitle({ title });
}

/** @param {number} count */
function short(count) {
  return count > 999 ? "999+" : String(count);
}
