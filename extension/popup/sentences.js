// What the popup and the options say in plain sentences: each activity, so that everything collected can be read, and
// whether there is a connection, or why not, and what cannot be read any more.

import { clock, say, sayCount } from "../lib/strings.js";
import { titleOf } from "../lib/switches.js";

/** @typedef {import("../lib/activity.js").Activity} Activity */

/**
 * @param {import("../lib/messages.js").Overview} now
 * @returns {string}
 */
export function connectionSentence({ connected, address, delivery, pairing, pairingProblem, waiting }) {
  if (pairing) return say("confirm_code");
  const kept = waiting > 0 ? ` ${sayCount("waiting", waiting)}` : "";
  if (pairingProblem) return say(pairingProblem, address) + kept;
  if (!connected) return say(delivery.unpaired ? "unpaired" : "not_connected") + kept;
  if (delivery.failures === 0) return say("connected", address) + kept;
  const next = clock(delivery.next);
  return (delivery.why ? say("troubled", address, delivery.why, next) : say("away", address, next)) + kept;
}

/** @param {{site: string, part: string, since: string}} stopped `since`: a local day */
export function stoppedSentence({ site, part, since }) {
  const day = new Date(`${since}T12:00`).toLocaleDateString([], { day: "numeric", month: "long" });
  return say("stopped", titleOf(site), say(`part_${part}`), day);
}

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
