// An activity in one plain sentence, so that everything collected can be read.

import { say, sayCount } from "../lib/strings.js";
import { titleOf } from "../lib/switches.js";

/** @typedef {import("../lib/activity.js").Activity} Activity */

/**
 * @param {Activity} activity
 * @param {number | null} words of its text
 * @returns {string}
 */
export function sentence(activity, words) {
  const text = plain(activity);
  const length = words === null ? "" : ` ${sayCount("words", words)}`;
  return `${titleOf(activity.site)}: ${text}${length}`;
}

/** @param {Activity} activity */
function plain(activity) {
  const { type, object, actor, duration, detail } = activity;
  if (type === "View" && object?.type === "Page") return say("did_attention", say(`kind_${object.id}`), span(duration ?? 0));
  if (type === "View" && detail?.exposure) return exposure(detail.exposure);
  if (type === "View" && typeof detail?.badge === "number") return sayCount("did_badge", detail.badge);
  if (type === "Create" && object?.type === "Message") {
    return actor === "me" ? say("did_message", people(activity)) : say("did_receive", nameOf(actor));
  }
  if (type === "Create" && object?.inReplyTo) return say("did_comment");
  if (type === "Offer") return say("did_connect", people(activity));
  const known = say(`did_${type}`);
  return known.startsWith("did_") ? say("did_other", type, object?.type ?? "") : known;
}

/** @param {{items?: number, network?: number, suggested?: number, promoted?: number}} seen */
function exposure({ items = 0, network = 0, suggested = 0, promoted = 0 }) {
  return sayCount("did_feed", items, network, suggested, promoted);
}

/** @param {number} seconds */
function span(seconds) {
  return seconds < 90 ? sayCount("seconds", Math.round(seconds)) : sayCount("minutes", Math.round(seconds / 60));
}

/** @param {Activity} activity */
function people({ to }) {
  const names = Array.isArray(to) ? to.map(nameOf) : [];
  return names.length > 0 ? new Intl.ListFormat([], { type: "conjunction" }).format(names) : say("someone");
}

/** @param {Activity["actor"]} person */
function nameOf(person) {
  return typeof person === "string" ? person : person.name ?? person.id;
}
