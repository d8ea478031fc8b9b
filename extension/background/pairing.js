// Connect to the person's own Rapport: the extension asks, shows a code, and waits until the person has confirmed the same
// code in the dashboard. Only then does it get a token.

import { browser, browserName, version } from "../lib/browser.js";
import { deliver } from "./delivery.js";
import { address, ask, Away, connection, DEFAULT_ADDRESS, keepConnection, loopback } from "./server.js";

/**
 * @typedef {{id: string, code: string, secret: string, expires: number, address: string}} Pairing
 * @typedef {import("../lib/messages.js").PairingProblem} PairingProblem
 */

const ALARM = "pairing";

/** @returns {Promise<{pairing?: Pairing, pairingProblem?: PairingProblem}>} */
export function pairingState() {
  return browser.storage.local.get(["pairing", "pairingProblem"]);
}

/** Ask the server for a code. What goes wrong is kept for the popup. */
export async function pair() {
  await browser.storage.local.remove(["pairing", "pairingProblem"]);
  const where = await address();
  try {
    const status = await ask(where, "/api/v1/status");
    if (status.value?.product !== "rapport") return await problem("pairing_stranger");
    const { platform } = navigator;
    const { status: answered, value } = await ask(where, "/api/v1/pairing", {
      method: "POST",
      body: { name: `${browserName()}${platform ? ` (${platform})` : ""}`, browser: `${browserName()}, Rapport ${version()}` },
    });
    if (answered === 429) return await problem("pairing_full");
    if (answered !== 201 || typeof value?.id !== "string" || typeof value.secret !== "string") {
      return await problem("pairing_failed");
    }
    /** @type {Pairing} */
    const pairing = {
      id: value.id, code: String(value.code), secret: value.secret, expires: Date.parse(value.expires), address: where,
    };
    await browser.storage.local.set({ pairing });
    await browser.alarms.create(ALARM, { periodInMinutes: 0.5 });
  } catch (error) {
    if (!(error instanceof Away)) throw error;
    await problem("pairing_away");
  }
}

/** Ask whether the person has confirmed by now. */
export async function checkPairing() {
  await navigator.locks.request("pairing", async () => {
    const { pairing } = await pairingState();
    if (!pairing) return;
    let answered;
    try {
      answered = await ask(pairing.address, `/api/v1/pairing/${encodeURIComponent(pairing.id)}`, { token: pairing.secret });
    } catch (error) {
      if (!(error instanceof Away)) throw error;
      if (pairing.expires < Date.now()) await finished("pairing_expired");
      return; // the server may answer again before the code expires
    }
    const { status, value } = answered;
    if (value?.state === "confirmed" && typeof value.token === "string") {
      await keepConnection({ address: pairing.address, token: value.token, ...(value.device && { device: value.device }) });
      await browser.storage.local.remove("delivery");
      await finished();
    } else if (value?.state === "refused") await finished("pairing_refused");
    else if (status === 404 || value?.state === "expired" || value?.state === "confirmed" || pairing.expires < Date.now()) {
      await finished("pairing_expired");
    }
  });
  if (!(await pairingState()).pairing) await deliver({ now: true });
}

/** @param {PairingProblem} [why] */
async function finished(why) {
  await browser.storage.local.remove("pairing");
  await browser.alarms.clear(ALARM);
  if (why) await problem(why);
}

/** @param {PairingProblem} name */
async function problem(name) {
  await browser.storage.local.set({ pairingProblem: name });
}

/** Disconnect. What waits stays here, and the server's list of devices keeps this browser until it is revoked there. */
export async function unpair() {
  await keepConnection(null);
  await browser.storage.local.remove(["delivery", "pairing", "pairingProblem"]);
}

/**
 * @param {string} typed empty for the default address
 * @returns {Promise<boolean>} whether it is an address on this computer
 */
export async function setAddress(typed) {
  const origin = loopback(typed.trim() || DEFAULT_ADDRESS);
  if (!origin) return false;
  await browser.storage.local.set({ address: origin });
  const server = await connection(); // the same Rapport at another port
  if (server) await keepConnection({ ...server, address: origin });
  return true;
}

/** @param {{name: string}} alarm */
export async function onPairingAlarm(alarm) {
  if (alarm.name === ALARM) await checkPairing();
}
