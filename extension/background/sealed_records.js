// Seals records for the server as soon as they are kept, so that nobody can read what waits in this browser's files, not even this
// extension. Beside the seal stays only what the popup's sentences need, which for a visit is everything.

import { browser } from "../lib/browser.js";
import { withoutText, wordsOf } from "../lib/activity.js";
import { fromBase64, sealFor, toBase64 } from "../lib/sealing.js";
import { connection, whole } from "./server.js";

/**
 * @typedef {import("../lib/activity.js").Activity} Activity
 * @typedef {import("../lib/activity.js").ActivityRecord} ActivityRecord
 * @typedef {Awaited<ReturnType<typeof sealFor>>} Sealer
 */

/** The sealer for one server's public key, kept until the worker ends. @type {{server: string, made: Promise<Sealer>} | null} */
let latest = null;

/**
 * @param {ActivityRecord[]} records
 * @returns {Promise<ActivityRecord[]>} the same records sealed; without a server they are unsealed and without their texts
 */
export async function sealed(records) {
  const server = await connection();
  const keyed = await Promise.all(records.map(withKeyedName));
  if (!server) return keyed.map(withoutText);
  if (latest?.server !== server.server) latest = { server: server.server, made: sealFor(fromBase64(server.server)) };
  const sealer = await latest.made;
  return Promise.all(keyed.map((record) => sealedBy(sealer, record)));
}

/**
 * A name for a text that does not reveal the text to anyone without this browser's files.
 * @param {string} text
 * @returns {Promise<string>}
 */
export async function keyedName(text) {
  const key = await navigator.locks.request("name-key", nameKey);
  const name = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(text));
  return toBase64(new Uint8Array(name).slice(0, 16));
}

/**
 * @param {Sealer} sealer
 * @param {ActivityRecord} record
 * @returns {Promise<ActivityRecord>}
 */
async function sealedBy(sealer, record) {
  if (record.sealed) return record;
  const { activity } = record;
  const content = await sealer.seal(JSON.stringify(activity, whole), activity.id);
  return {
    ...record, activity: shown(activity), words: wordsOf(record),
    sealed: { sealed: toBase64(content), by: toBase64(sealer.public) },
  };
}

/**
 * @param {Activity} activity
 * @returns {Activity} the fields that the popup's sentences need
 */
function shown({ id, type, published, site, source, actor, object, to, duration, detail }) {
  const person = (/** @type {import("../lib/activity.js").Person} */ each) => ({ id: each.name ?? each.id });
  return {
    id, type, published, site, source,
    actor: actor === "me" ? actor : person(actor),
    ...(object && {
      object: {
        type: object.type,
        ...(object.type === "Page" && { id: object.id }), // the kind of page
        ...(object.inReplyTo && { inReplyTo: "sealed" }),
      },
    }),
    ...(Array.isArray(to) && { to: to.map(person) }),
    ...(duration !== undefined && { duration }),
    ...(detail && {
      detail: {
        ...("exposure" in detail && { exposure: detail.exposure }),
        ...("badge" in detail && { badge: detail.badge }),
        ...("profile" in detail && { profile: true }),
      },
    }),
  };
}

/**
 * @param {ActivityRecord} record
 * @returns {Promise<ActivityRecord>} with a keyed `once` key, because a site may name a message by its text
 */
async function withKeyedName(record) {
  const { once } = record;
  if (!once) return record;
  const toggles = once.toggles === undefined ? {} : { toggles: await keyedName(once.toggles) };
  return { ...record, once: { ...once, key: await keyedName(once.key), ...toggles } };
}

async function nameKey() {
  const { nameKey: kept } = await browser.storage.local.get("nameKey");
  const bytes = kept ? fromBase64(String(kept)) : crypto.getRandomValues(new Uint8Array(32));
  if (!kept) await browser.storage.local.set({ nameKey: toBase64(bytes) });
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}
