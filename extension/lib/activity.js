// An activity as the server takes it: W3C ActivityStreams 2.0, with an id that sorts by time.

/**
 * @typedef {{id: string, name?: string}} Person
 * @typedef {{type: string, id?: string, inReplyTo?: string, content?: string}} Thing what an activity is about
 * @typedef {{type: string, published: string, site: string, actor: "me" | Person, object?: Thing,
 *   to?: Person[] | "Public" | "Followers", context?: string, duration?: number, detail?: Record<string, unknown>,
 *   once?: string, within?: number}} ActivityDraft `once`: the same again, at most `within` seconds after it last came, means
 *   that the site sent one act again; both stay in the browser
 * @typedef {Omit<ActivityDraft, "once" | "within"> & {id: string, source: {via: "extension", version: string}}} Activity
 */

/**
 * A UUID of version 7 (RFC 9562): milliseconds, then chance.
 * @param {number} at milliseconds since 1970
 */
export function uuid7(at = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const time = Math.max(0, Math.floor(at));
  for (let index = 0; index < 6; index += 1) bytes[index] = Math.floor(time / 2 ** (8 * (5 - index))) & 0xff;
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/**
 * A moment with the offset that this computer's clock shows.
 * @param {number} at milliseconds since 1970
 * @returns {string} as in RFC 3339
 */
export function published(at) {
  const minutes = -new Date(at).getTimezoneOffset();
  const local = new Date(at + minutes * 60_000).toISOString().slice(0, -1);
  const size = Math.abs(minutes);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${local}${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
