// Connects this browser to the person's Rapport. The extension makes a code, shows it, and waits until the person has typed it in
// the dashboard. Only the person carries the code out of the popup, so only the server they opened can answer: see lib/sealing.js.

import { browser, browserName, version } from "../lib/browser.js";
import { pattern } from "../lib/hosts.js";
import { agree, channel, fromBase64, newCode, toBase64 } from "../lib/sealing.js";
import { isElsewhere, serverAddress } from "../lib/server_address.js";
import { forgetDeclarations } from "./declarations.js";
import { deliver } from "./delivery.js";
import { sealWaiting } from "./records.js";
import { address, ask, Away, connection, DEFAULT_ADDRESS, keepConnection, mustPairAgain } from "./server.js";
import { forgetWaits } from "./waits.js";

/**
 * @typedef {{name: string, browser: string, key: string, check: string, ticket?: string}} Wish the pairing request; `key` and
 *   `check` in base64, `ticket` only for a server that many people share
 * @typedef {{id: string, code: string, key: string, server: string, wish: Wish, expires: number, address: string}} Pairing
 *   kept in memory only. `key`: agreed on with the holder of the public key `server` who learns the code; both in base64
 * @typedef {import("../lib/messages.js").PairingProblem} PairingProblem
 */

const ALARM = "pairing";
const POINT = 65; // bytes of a public key
/** The code counts no longer than this, whatever the server says: whoever answered in its place could try codes for as long. */
const LASTS = 10 * 60_000;

/** @returns {Promise<{pairing?: Pairing, pairingProblem?: PairingProblem}>} */
export async function pairingState() {
  const { pairing } = /** @type {{pairing?: Pairing}} */ (await browser.storage.session.get("pairing"));
  const kept = /** @type {{pairingProblem?: PairingProblem}} */ (await browser.storage.local.get("pairingProblem"));
  return { pairing, pairingProblem: kept.pairingProblem ?? ((await mustPairAgain()) ? "pairing_again" : undefined) };
}

/** Make a code, and ask the server to connect this browser once the person types it there. A problem is kept for the popup. */
export async function pair() {
  await browser.storage.session.remove("pairing");
  await browser.storage.local.remove("pairingProblem");
  const where = await address();
  try {
    const status = await ask(where, "/api/v1/status");
    if (status.value?.product !== "rapport") return await problem("pairing_stranger");
    const server = fromBase64(String((await ask(where, "/api/v1/pairing")).value?.key ?? ""));
    if (server.length !== POINT) return await problem("pairing_failed");
    const code = newCode();
    const agreed = await agree(server, code);
    const { platform } = navigator;
    const wish = {
      name: `${browserName()}${platform ? ` (${platform})` : ""}`, browser: `${browserName()}, Rapport ${version()}`,
      key: toBase64(agreed.public), check: toBase64(agreed.check), ...(isElsewhere(where) && { ticket: await keptTicket() }),
    };
    const asked = await askPairing(where, wish);
    if (typeof asked === "string") return await problem(asked);
    await keepPairing({ ...asked, code, key: toBase64(agreed.key), server: toBase64(server), wish, address: where });
    await browser.alarms.create(ALARM, { periodInMinutes: 0.5 });
  } catch (error) {
    if (error instanceof DOMException) return await problem("pairing_failed"); // the server's key is not a valid key
    if (!(error instanceof Away)) throw error;
    await problem("pairing_away");
  }
}

/** Ask whether the person has typed the code in the dashboard. */
export async function checkPairing() {
  await navigator.locks.request("pairing", async () => {
    const { pairing } = await pairingState();
    if (!pairing) return;
    try {
      await follow(pairing);
    } catch (error) {
      if (!(error instanceof Away)) throw error;
      if (pairing.expires < Date.now()) await finished("pairing_expired"); // before that, the server may come back
    }
  });
  if (!(await pairingState()).pairing) await deliver({ now: true });
}

/**
 * @param {Pairing} pairing
 * @param {boolean} [again] whether it has just been asked for again
 */
async function follow(pairing, again = false) {
  const { status, value } = await ask(pairing.address, `/api/v1/pairing/${encodeURIComponent(pairing.id)}`);
  if (pairing.expires < Date.now() || value?.state === "expired") return finished("pairing_expired");
  if (value?.state === "refused") return finished("pairing_refused");
  if (status === 404) { // the server dropped this request because many others came after it
    const asked = await askPairing(pairing.address, pairing.wish);
    if (asked === "pairing_ticket") return finished(asked);
    if (typeof asked === "string") return;
    const renewed = { ...pairing, id: asked.id };
    await keepPairing(renewed);
    if (!again) await follow(renewed, true); // the server may have compared it at once with the code that the person typed
  } else if (value?.state === "confirmed") {
    const opened = await channel(fromBase64(pairing.key)).openPaired(fromBase64(String(value.answer ?? "")), pairing.id);
    if (opened === null) return finished("pairing_impostor");
    await connect(pairing, JSON.parse(opened).device);
  }
}

/**
 * @param {Pairing} pairing
 * @param {string} device its name on the server
 */
async function connect({ address: where, key, server }, device) {
  await keepConnection({ address: where, device, key, server });
  await browser.storage.local.set({ counter: 0 });
  await browser.storage.local.remove(["delivery", "declarationsAsked"]);
  await sealWaiting();
  await finished();
}

/**
 * @param {string} where
 * @param {Wish} wish
 * @returns {Promise<{id: string, expires: number} | PairingProblem>} the reason, if the server did not take the request
 */
async function askPairing(where, wish) {
  const { status, value } = await ask(where, "/api/v1/pairing", wish);
  const latest = Date.now() + LASTS;
  if (status === 201 && typeof value?.id === "string") {
    return { id: value.id, expires: Math.min(Date.parse(value.expires) || latest, latest) };
  }
  return status === 403 ? "pairing_ticket" : "pairing_failed";
}

/** @returns {Promise<string>} the ticket, empty without one; kept in memory only, because it is valid for an hour */
async function keptTicket() {
  const { ticket } = await browser.storage.session.get("ticket");
  return String(ticket ?? "");
}

/** @param {Pairing} pairing */
const keepPairing = (pairing) => browser.storage.session.set({ pairing });

/** @param {PairingProblem} [why] */
async function finished(why) {
  await browser.storage.session.remove("pairing");
  await browser.alarms.clear(ALARM);
  if (why) await problem(why);
}

/** @param {PairingProblem} name */
async function problem(name) {
  await browser.storage.local.set({ pairingProblem: name });
}

/** Disconnect. Waiting activities stay here, and the server keeps this browser in its list of devices until it is revoked there. */
export async function unpair() {
  await keepConnection(null);
  await browser.storage.local.remove(["delivery", "pairingProblem"]);
  await forgetWaits();
  await forgetDeclarations();
  await browser.storage.session.remove("pairing");
}

/**
 * @param {string} typed empty for the default address
 * @returns {Promise<boolean>} whether data may be sent there: the address is this computer, or the person allowed it
 */
export async function setAddress(typed) {
  const place = serverAddress(typed.trim() || DEFAULT_ADDRESS);
  if (!place || (place.elsewhere && !(await browser.permissions.contains({ origins: [pattern(place.origin)] })))) return false;
  await giveBack(place.origin);
  await browser.storage.local.set({ address: place.origin });
  await browser.storage.session.set({ ticket: place.ticket });
  const server = await connection(); // already connected: it is the same Rapport at another address
  if (server) await keepConnection({ ...server, address: place.origin });
  return true;
}

/**
 * Give back the browser's permission for the server that the person leaves.
 * @param {string} next the server that replaces it
 */
async function giveBack(next) {
  const before = await address();
  if (!isElsewhere(before) || pattern(before) === pattern(next)) return;
  await browser.permissions.remove({ origins: [pattern(before)] }).catch(() => undefined);
}

/** @param {{name: string}} alarm */
export async function onPairingAlarm(alarm) {
  if (alarm.name === ALARM) await checkPairing();
}
