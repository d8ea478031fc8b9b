// Shows on the extension's button what needs the person's attention, or nothing.

import { browser } from "../lib/browser.js";
import { number, say, sayCount, together } from "../lib/wording.js";
import { deliveryState } from "./delivery_state.js";
import { pausedUntil } from "./pause.js";
import { waiting } from "./records.js";
import { connection } from "./server.js";
import { waits } from "./waits.js";

const AWAY = "#8a3b12";
const QUIET = "#545b6b";

/** Show on the button what needs the person's attention now. */
export async function showBadge() {
  const [count, server, { unpaired, failures, why, other }, paused, people] = await Promise.all([
    waiting(), connection(), deliveryState(), pausedUntil(), waits(),
  ]);
  const kept = count > 0 ? sayCount("waiting", count) : null;
  if (paused) return show("II", QUIET, say("badge_paused"));
  if (unpaired) return show("…", QUIET, together(say("badge_unpaired"), kept));
  if (!server) return show("…", QUIET, together(say("badge_unconnected"), kept));
  if (failures === 0 && people > 0) return show(short(people), QUIET, sayCount("badge_waits", people));
  if (failures === 0) return show("", QUIET, say("name"));
  return show(short(count), AWAY, together(say(why || other ? "badge_rejected" : "badge_away"), kept));
}

/**
 * Show that something could not be kept, for example because the disk is full. The badge says so until it is next updated.
 * @param {unknown} problem
 */
export async function showTrouble(problem) {
  console.error(problem);
  await show("!", AWAY, say("trouble"));
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
  return count > 999 ? "999+" : number(count);
}
