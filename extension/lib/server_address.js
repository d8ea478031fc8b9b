// The addresses that a Rapport may have: on this computer, or on a server for many people, reached by https only.

/**
 * @typedef {object} ServerAddress
 * @property {string} origin
 * @property {boolean} elsewhere whether it is another computer, for which the browser asks the person's permission
 * @property {string} ticket tells such a server which person asks to connect a browser; empty on this computer
 */

/**
 * The address that a person typed, or copied from the page of such a server.
 * @param {string} typed
 * @returns {ServerAddress | null} null if nothing may be sent there
 */
export function serverAddress(typed) {
  const text = typed.trim();
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `http://${text}`);
    if (url.username || url.password) return null;
    if (url.protocol === "https:") return { origin: url.origin, elsewhere: true, ticket: url.hash.slice(1) };
    const here = url.protocol === "http:" && ["127.0.0.1", "localhost"].includes(url.hostname);
    return here ? { origin: url.origin, elsewhere: false, ticket: "" } : null;
  } catch {
    return null;
  }
}

/** @param {string} origin */
export const isElsewhere = (origin) => serverAddress(origin)?.elsewhere === true;
