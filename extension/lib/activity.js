// An activity as the server accepts it (W3C ActivityStreams 2.0), and the record that accompanies it on its way there.

/**
 * @typedef {{id: string, name?: string}} Person
 * @typedef {{type: string, id?: string, inReplyTo?: string, content?: string}} Thing what an activity is about
 * @typedef {{type: string, published: string, site: string, actor: "me" | Person, object?: Thing,
 *   to?: Person[] | "Public" | "Followers", context?: string, duration?: number, detail?: Record<string, unknown>, account?: string,
 *   once?: string, within?: number, toggles?: string}} ActivityDraft an act as a request of a site's page describes it. A draft with
 *   the same `once`, at most `within` seconds after the last one, is the same act sent again; with `toggles`, it takes back the
 *   last one with the same `toggles`. These three fields never leave the browser.
 * @typedef {Omit<ActivityDraft, "once" | "within" | "toggles"> & {id: string, source: {via: "extension", version: string}}} Activity
 */

/**
 * The states of a record, in order:
 * - `pending`: the activity may still be refused by its site, or may still grow
 * - `accepted`: it is on disk, sealed, and waits for the server
 * - `postponed`: by the server's clock it lies in the future. It stays on disk, sealed, and is tried again later, but not for ever
 * - `sent`: the server has it on disk. The seal is deleted; what can be shown stays until the end of the day for the person to read
 * - `refused`: the server will never take it. The seal is deleted; the rest stays until the person clears the list
 * @typedef {"pending" | "accepted" | "postponed" | "sent" | "refused"} State
 */

/**
 * An activity on its way to the server.
 * @typedef {object} ActivityRecord
 * @property {State} state
 * @property {Activity} activity
 * @property {number} at when it was last updated while pending, then when it was accepted; in milliseconds since 1970
 * @property {number} [order] its key in the database, which assigns it
 * @property {number} [tab] the tab in which it happened
 * @property {Once} [once] what identifies it with an earlier one; absent if only the same id does
 * @property {{sealed: string, by: string}} [sealed] the whole activity, which only the server can open, and the public key it
 *   was sealed with, both in base64. `activity` then holds only what can be shown
 * @property {number | null} [words] how many words its text had, null if it had no text; set when the text is sealed or deleted
 * @property {number} [tries] how often it was postponed, or not answered
 * @property {string} [error] why the server refused it
 * @property {boolean} [unanswered] whether it was refused only because the server did not answer
 */

/**
 * @typedef {{key: string, keep: number, renew?: boolean, toggles?: string, back?: boolean}} Once an activity whose `key` is already
 *   known is not accepted. The key is remembered for `keep` milliseconds after it was first seen, or with `renew` after it was last
 *   seen. With `toggles` one request makes two records with one id, of which one is accepted: if the key is known with the same
 *   `toggles`, the one that takes it `back`, which also forgets the key; otherwise the other one.
 */

/**
 * @param {Activity} activity
 * @param {{tab?: number, once?: Once}} [more]
 * @returns {ActivityRecord} a record at the beginning of its way
 */
export const pending = (activity, more = {}, at = Date.now()) => ({ state: "pending", activity, at, ...more });

/**
 * @param {Activity} activity
 * @returns {Activity} the activity that takes the given one back
 */
export function takenBack({ object, detail: _, type, ...rest }) {
  const { content: __, inReplyTo: ___, ...thing } = object ?? {};
  return { ...rest, type: "Undo", ...(object && { object: /** @type {Thing} */ (thing) }), detail: { undoes: type } };
}

/** The fields of a detail and of its profile that hold what people write; the server declares them with its type Text. */
const DETAIL_TEXTS = ["purpose"];
const PROFILE_TEXTS = ["headline", "about", "contact"];

/**
 * @param {ActivityRecord} record
 * @returns {ActivityRecord} the same record without its seal, its text and the texts of a profile, but with the number of words
 */
export function withoutText({ sealed: _, ...record }) {
  const { object, detail, ...rest } = record.activity;
  const { content: __, ...thing } = object ?? {};
  const profile = /** @type {Record<string, unknown> | true | undefined} */ (detail?.profile); // true beside a seal
  const activity = /** @type {Activity} */ ({
    ...rest,
    ...(object && { object: thing }),
    ...(detail && { detail: {
      ...without(detail, DETAIL_TEXTS),
      ...(profile && { profile: profile === true || without(profile, PROFILE_TEXTS) }),
    } }),
  });
  return { ...record, words: wordsOf(record), activity };
}

/**
 * @param {ActivityRecord} record
 * @returns {number | null} how many words its text has or had, null if there is no text
 */
export function wordsOf({ words, activity }) {
  if (words !== undefined) return words;
  const content = activity.object?.content;
  return content === undefined || content === null ? null : (content.match(/\S+/g)?.length ?? 0);
}

/**
 * @param {Record<string, unknown>} fields
 * @param {string[]} names
 */
const without = (fields, names) => Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/**
 * A UUID of version 7 (RFC 9562): a time followed by random bits.
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
 * A moment as RFC 3339 writes it, with the UTC offset of this computer's clock.
 * @param {number} at milliseconds since 1970
 * @returns {string}
 */
export function published(at) {
  const minutes = -new Date(at).getTimezoneOffset();
  const local = new Date(at + minutes * 60_000).toISOString().slice(0, -1);
  const size = Math.abs(minutes);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${local}${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
