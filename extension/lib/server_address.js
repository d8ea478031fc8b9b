// Where a Rapport may be: on this computer, or a server for many, which is reached by https alone.

/**
 * @typedef {object} ServerAddress
 * @property {string} origin
 * @property {boolean} elsewhere whether that is another computer, for which the browser asks the person
 * @property {string} ticket by which such a server knows for whom the browser asks to be connected; empty on this computer
 */

/**
 * What a person typed, or copied from the page of such a server.
 * @param {string} typed
 * @returns {ServerAddress | null} null where nothing may be sent
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
