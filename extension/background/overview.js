// Gathers everything that the popup and the options show.

import { browser } from "../lib/browser.js";
import { deliveryState } from "./delivery_state.js";
import { pairingState } from "./pairing.js";
import { pausedUntil } from "./pause.js";
import { openPage, showsProfile } from "./profile_page.js";
import { readings, stopped } from "./readings.js";
import { collectedToday, postponed, refused, waiting } from "./records.js";
import { address, connection } from "./server.js";
import { choices } from "./sites.js";
import { showsWaits } from "./waits.js";

/** @returns {Promise<import("../lib/messages.js").Overview>} */
export async function overview() {
  const [
    where, server, delivery, state, count, later, aside, paused, collected, health, chosen, given, shows, open,
  ] = await Promise.all([
    address(), connection(), deliveryState(), pairingState(), waiting(), postponed(), refused(), pausedUntil(), collectedToday(),
    readings(), choices(), browser.storage.local.get("address"), showsWaits(),
    openPage(),
  ]);
  const { pairing, pairingProblem } = state;
  return {
    address: where,
    given: String(given.address ?? ""),
    connected: server !== null && !delivery.unpaired,
    device: server?.device ?? null,
    delivery,
    pairing: pairing ? { code: pairing.code, expires: pairing.expires, address: pairing.address } : null,
    pairingProblem: pairingProblem ?? null,
    waiting: count,
    postponed: later,
    refused: aside,
    pausedUntil: paused,
    collected,
    readings: health,
    stopped: stopped(health),
    choices: chosen,
    showsWaits: shows,
    profileOpen: showsProfile(open),
    siteOpen: open !== null,
  };
}
