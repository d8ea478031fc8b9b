// The one place that knows which browser this is: promises everywhere, and a seam for tests.

/** @type {typeof chrome} */
export const browser = /** @type {any} */ (globalThis).browser ?? globalThis.chrome;

/** What people call this browser, as the server shows it beside the pairing code. */
export function browserName() {
  const agent = navigator.userAgent;
  if (agent.includes("Firefox/")) return "Firefox";
  if (agent.includes("Edg/")) return "Edge";
  return "Chrome";
}

/** @returns {string} */
export const version = () => browser.runtime.getManifest().version;

/**
 * The origin a request was made from: Chromium says `initiator`, Firefox the address of the document.
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
