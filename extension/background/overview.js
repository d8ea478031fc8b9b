// What the popup and the options show, gathered in one answer.

import { browser } from "../lib/browser.js";
import { deliveryState } from "./delivery.js";
import { pairingState } from "./pairing.js";
import { pausedUntil } from "./pause.js";
import { collectedToday, refused, waiting } from "./queue.js";
import { readings, stopped } from "./readings.js";
import { address, connection } from "./server.js";
import { choices } from "./sites.js";

/**
 * @typedef {{address: string, given: string, device: string | null,
 *   delivery: import("./delivery.js").State, pairing: {code: string, expires: number, address: string} | null,
 *   pairingProblem: string | null, waiting: number, refused: import("./queue.js").Refused[], pausedUntil: number | null,
 *   collected: {line: import("./queue.js").Line, sent: boolean}[], readings: import("./readings.js").Reading[],
 *   stopped: {site: string, part: string, since: string}[],
 *   choices: Record<string, import("./sites.js").Choice>, connected: boolean}} Overview
 */

/** @returns {Promise<Overview>} */
export async function overview() {
  const [where, server, delivery, state, count, aside, paused, collected, health, chosen, given] = await Promise.all([
    address(), connection(), deliveryState(), pairingState(), waiting(), refused(), pausedUntil(), collectedToday(),
    readings(), choices(), browser.storage.local.get("address"),
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
    refused: aside,
    pausedUntil: paused,
    collected,
    readings: health,
    stopped: stopped(health),
    choices: chosen,
  };
}
