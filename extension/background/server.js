// Asks the person's Rapport, and knows its address. Only this file opens a connection.
//
// Another program may answer at the address. So requests are sealed with the key that pairing agreed on, and an answer counts
// only if it was sealed with that key for this very request.

import { browser } from "../lib/browser.js";
import { channel, fromBase64 } from "../lib/sealing.js";
import { isElsewhere } from "../lib/server_address.js";

/**
 * @typedef {{address: string, device: string, key: string, server: string}} Connection `key`: agreed on with the server;
 *   `server`: its public key. Both in base64.
 */

export const DEFAULT_ADDRESS = "http://127.0.0.1:5610";
const LONGEST_ANSWER = 20_000; // milliseconds
const SEALED = "application/vnd.rapport.sealed";

/** The server did not answer. */
export class Away extends Error {}

/** The request was taken, but not answered in time. */
export class Late extends Away {}

/** The answer does not come from the Rapport that this browser is connected to, or that Rapport no longer knows this browser. */
export class Unsealed extends Error {
  /** @param {number} status */
  constructor(status) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

/** @returns {Promise<Connection | null>} null if this browser is not paired */
export async function connection() {
  const kept = await keptConnection();
  return kept?.key ? kept : null;
}

/** @returns {Promise<boolean>} whether this browser was paired by an old version, which agreed on no key */
export async function mustPairAgain() {
  const kept = await keptConnection();
  return kept !== undefined && !kept.key;
}

/** @param {Connection | null} made */
export async function keepConnection(made) {
  if (made) await browser.storage.local.set({ server: made });
  else await browser.storage.local.remove("server");
}

/** @returns {Promise<string>} the address that the person gave, else the one this browser is connected to, else the default */
export async function address() {
  const { address: given } = await browser.storage.local.get("address");
  return /** @type {string | undefined} */ (given) ?? (await keptConnection())?.address ?? DEFAULT_ADDRESS;
}

/**
 * Ask without a seal, which pairing does before there is a key. The request must hold nothing personal.
 * @param {string} where an origin
 * @param {string} path
 * @param {unknown} [body] sent as JSON
 * @returns {Promise<{status: number, value: any}>} `value`: the answer's JSON, or null if it is not JSON
 */
export async function ask(where, path, body) {
  const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body, whole) };
  const { status, bytes } = await request(where + path, { ...sent, type: "application/json" });
  return { status, value: parsed(new TextDecoder().decode(bytes)) };
}

/**
 * Ask with a sealed request. Throws Away or Unsealed.
 * @param {Connection} server
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<{status: number, value: any}>}
 */
export async function askSealed(server, path, body) {
  const { sealRequest, openAnswer } = channel(fromBase64(server.key));
  const text = JSON.stringify(body, whole);
  return await navigator.locks.request("counter", async () => {
    for (;;) {
      const counter = await nextCounter();
      const sealed = await sealRequest(text, path, counter);
      const headers = { "Rapport-Device": server.device, "Rapport-Counter": String(counter) };
      const { status, bytes } = await request(server.address + path, { method: "POST", body: sealed, type: SEALED, headers });
      const opened = await openAnswer(bytes, path, counter, status);
      if (opened === null) throw new Unsealed(status);
      const value = parsed(opened);
      if (status !== 409 || !(value?.counter >= counter)) return { status, value };
      await browser.storage.local.set({ counter: value.counter }); // the server or this browser lost count: continue from the higher
    }
  });
}

/**
 * A new sign-in link to the dashboard, for a tab of this browser.
 * @returns {Promise<string | null>} its address, null if the server did not give one. Throws as askSealed does.
 */
export async function dashboardAddress() {
  const server = await connection();
  if (server && isElsewhere(server.address)) return `${server.address}/`; // a server elsewhere has its own sign-in page
  const { value } = server ? await askSealed(server, "/api/v1/open", {}) : { value: null };
  const path = String(value?.path ?? "");
  return server && path.startsWith("/~") ? server.address + path : null;
}

/** @returns {Promise<number>} a counter that no request has used */
async function nextCounter() {
  const { counter: last = 0 } = await browser.storage.local.get("counter");
  const counter = Number(last) + 1;
  await browser.storage.local.set({ counter });
  return counter;
}

/**
 * @param {string} url
 * @param {{method?: string, body?: string | Uint8Array<ArrayBuffer>, type: string, headers?: Record<string, string>}} how
 * @returns {Promise<{status: number, bytes: Uint8Array<ArrayBuffer>}>}
 */
async function request(url, { method = "GET", body, type, headers = {} }) {
  try {
    const response = await fetch(url, {
      method,
      headers: { Accept: type, ...(body !== undefined && { "Content-Type": type }), ...headers },
      body,
      credentials: "omit",
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(LONGEST_ANSWER),
    });
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch (problem) {
    const said = problem instanceof Error ? problem.message : String(problem);
    throw problem instanceof DOMException && problem.name === "TimeoutError" ? new Late(said) : new Away(said);
  }
}

/** @returns {Promise<Connection | undefined>} also a connection of an old version, which has no key */
async function keptConnection() {
  const { server } = await browser.storage.local.get("server");
  return /** @type {Connection | undefined} */ (server);
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Replace lone surrogates, with which a shortened text may end, because no server can decode a request that contains one.
 * @param {string} _
 * @param {unknown} value
 */
export const whole = (_, value) => (typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value);
