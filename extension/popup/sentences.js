// The sentences of the popup and the options: about each activity, so that everything collected can be read; about the connection
// and its problems; and about what can no longer be read.

import { element } from "../lib/elements.js";
import { isElsewhere } from "../lib/server_address.js";
import { pagesOf, titleOf } from "../lib/switches.js";
import { clock, dayAndMonth, duration, list, say, sayCount, together } from "../lib/wording.js";

/**
 * @typedef {import("../lib/activity.js").Activity} Activity
 * @typedef {import("../lib/activity.js").ActivityRecord} ActivityRecord
 * @typedef {import("../lib/messages.js").Overview} Overview
 * @typedef {import("../lib/wording.js").Key} Key
 */

/** @type {Record<string, Key>} by type */
const DID = {
  Create: "did_post", Like: "did_like", Announce: "did_share", Follow: "did_follow", Accept: "did_accept",
  Reject: "did_reject", Ignore: "did_ignore", Undo: "did_undo", Invite: "did_invite", Join: "did_join", Search: "did_search",
  Block: "did_block", Update: "did_update", Delete: "did_delete",
};
/** @type {Record<string, Key>} by kind of page */
const LOOKED = {
  feed: "look_feed", post: "look_post", profile: "look_profile", messages: "look_messages",
  notifications: "look_notifications", network: "look_network", search: "look_search",
};
/** @type {Record<string, Key>} by part of a site */
const STOPPED = {
  feed: "stopped_feed", messages: "stopped_messages", profile: "stopped_profile", notifications: "stopped_notifications",
  requests: "stopped_requests", account: "stopped_account", patterns: "stopped_patterns", denied: "stopped_denied",
};

/**
 * @param {Overview} now
 * @returns {string}
 */
export function connectionSentence(now) {
  if (now.pairing) return isElsewhere(now.pairing.address) ? say("confirm_code_there", now.pairing.address) : say("confirm_code");
  return together(
    stateOf(now),
    now.waiting > 0 ? sayCount("waiting", now.waiting) : null,
    now.postponed > 0 ? sayCount("postponed", now.postponed) : null,
  );
}

/** @param {Overview} now */
function stateOf({ connected, address, delivery, pairingProblem }) {
  const there = isElsewhere(address);
  if (pairingProblem === "pairing_away" && there) return say("pairing_away_there", address);
  if (pairingProblem) return say(pairingProblem, address);
  if (delivery.unpaired) return say("unpaired");
  if (!connected) return there ? say("not_connected_there", address) : say("not_connected");
  if (delivery.failures === 0) return say("connected", address);
  if (delivery.other) return say("pairing_stranger", address);
  const next = clock(delivery.next);
  if (delivery.late) return say("late", address, next);
  return delivery.why ? say("rejected", address, delivery.why, next) : say("away", address, next);
}

/** @param {import("../lib/messages.js").Stopped} stopped */
export function stoppedSentence({ site, part, variant, since, why }) {
  const stopped = say(STOPPED[part] ?? "stopped_requests", pagesOf(site, variant), dayAndMonth(since));
  return together(stopped, why ? say("stopped_why", why) : null);
}

/**
 * A record as a line of text: its site, what the person did, and the number of words.
 * @param {ActivityRecord} record
 * @returns {(Node | string)[]}
 */
export function line({ activity, words = null }) {
  const where = element("strong", {}, titleOf(activity.site));
  const length = words === null ? [] : [" ", element("span", { className: "soft" }, sayCount("words", words))];
  return [where, " ", sentence(activity), ...length];
}

/** @param {Activity} activity */
function sentence({ type, object, actor, duration: looked = 0, detail, to }) {
  const names = Array.isArray(to) ? list(to.map(nameOf)) : "";
  if (type === "View" && object?.type === "Page") return say(LOOKED[object.id ?? ""] ?? "look_page", duration(looked));
  if (type === "View" && detail?.exposure) return exposure(detail.exposure);
  if (type === "View" && typeof detail?.badge === "number") return sayCount("did_badge", detail.badge);
  if (type === "Create" && object?.type === "Message") {
    if (actor !== "me") return say("did_receive", nameOf(actor));
    return names ? say("did_message", names) : say("did_message_unnamed");
  }
  if (type === "Create" && object?.inReplyTo) return say("did_comment");
  if (type === "Offer") return names ? say("did_connect", names) : say("did_connect_unnamed");
  if (type === "Update" && detail?.profile) return say("did_profile");
  return say(DID[type] ?? "did_something");
}

/** @param {{items?: number, network?: number, suggested?: number, promoted?: number}} seen */
function exposure({ items = 0, network = 0, suggested = 0, promoted = 0 }) {
  return sayCount("did_feed", items, network, suggested, promoted);
}

/** @param {import("../lib/activity.js").Person} person */
const nameOf = ({ id, name }) => name ?? id;
