// Where the person's own Rapport is, and how to ask it something. Only this file opens a connection.

import { browser } from "../lib/browser.js";

/** @typedef {{address: string, token: string, device?: string}} Connection */

export const DEFAULT_ADDRESS = "http://127.0.0.1:5610";
const LONGEST_ANSWER = 20_000; // milliseconds

/** The server did not answer. */
export class Away extends Error {}

/** @returns {Promise<Connection | null>} null until paired */
export async function connection() {
  const { server } = await browser.storage.local.get("server");
  return /** @type {Connection | undefined} */ (server) ?? null;
}

/** @param {Connection | null} made */
export async function keepConnection(made) {
  if (made) await browser.storage.local.set({ server: made });
  else await browser.storage.local.remove("server");
}

/** @returns {Promise<string>} the address the person gave, or else the one it is connected to, or else the default */
export async function address() {
  const { address: given } = await browser.storage.local.get("address");
  return /** @type {string | undefined} */ (given) ?? (await connection())?.address ?? DEFAULT_ADDRESS;
}

/**
 * The origin of an address that a person typed, which must be on this computer: the extension may send nothing elsewhere.
 * @param {string} typed
 * @returns {string | null}
 */
export function loopback(typed) {
  const text = typed.trim();
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `http://${text}`);
    return url.protocol === "http:" && ["127.0.0.1", "localhost"].includes(url.hostname) ? url.origin : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} where an origin
 * @param {string} path
 * @param {{method?: string, token?: string, body?: unknown}} [how]
 * @returns {Promise<{status: number, value: any}>} `value`: the answer's JSON, or null if it is not JSON
 */
export async function ask(where, path, { method = "GET", token, body } = {}) {
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let response;
  let text;
  try {
    response = await fetch(where + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body, whole),
      credentials: "omit",
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(LONGEST_ANSWER),
    });
    text = await response.text();
  } catch (problem) {
    throw new Away(problem instanceof Error ? problem.message : String(problem));
  }
  try {
    return { status: response.status, value: JSON.parse(text) };
  } catch {
    return { status: response.status, value: null };
  }
}

/**
 * Replace half characters, in which a text that was cut may end: no server could decode a request that has one.
 * @param {string} _
 * @param {unknown} value
 */
const whole = (_, value) => (typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value);
