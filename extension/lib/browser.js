// The only file that knows which browser this is.

/** @type {typeof chrome} */
export const browser = /** @type {any} */ (globalThis).browser ?? globalThis.chrome;

/** The name of this browser, which the server shows beside the pairing code. */
export function browserName() {
  const agent = navigator.userAgent;
  if (agent.includes("Firefox/")) return "Firefox";
  if (agent.includes("Edg/")) return "Edge";
  return "Chrome";
}

/** @returns {string} */
export const version = () => browser.runtime.getManifest().version;

/**
 * The origin of the page that made a request. Chromium gives it as `initiator`, Firefox gives the page's address.
 * @param {{initiator?: string, originUrl?: string, documentUrl?: string}} details
 */
export function initiatorOf(details) {
  const from = details.initiator ?? details.originUrl ?? details.documentUrl;
  if (!from || from === "null") return "";
  try {
    return new URL(from).origin;
  } catch {
    return "";
  }
}
