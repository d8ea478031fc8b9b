// The cryptography between this extension and the server: agrees on a key by a typed code, and seals with it. The other side is
// server/sealing.py, which explains the whole; names and sizes are the same there.

const KEY = 32; // bytes
const NONCE = 12;
const STRETCHING = 300_000; // rounds of PBKDF2
const CURVE = { name: "ECDH", namedCurve: "P-256" };
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // without letters and digits that look alike

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {{key: Bytes, check: Bytes}} Agreement the key agreed on with the server, and the proof of knowing it */

/** @returns {string} eight letters and digits, as the person types them on the dashboard */
export function newCode() {
  const random = crypto.getRandomValues(new Uint8Array(8)); // 32 divides 256, so each letter is equally likely
  const letters = [...random].map((number) => LETTERS[number % LETTERS.length]).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/**
 * Agree on a key with the server that has this public key and learns this code.
 * @param {Bytes} server
 * @param {string} code
 * @returns {Promise<Agreement & {public: Bytes}>} `public`: this side's public key. Its private key is forgotten here.
 */
export async function agree(server, code) {
  const { shared, public: own } = await exchange(server);
  const salt = joined(own, server);
  const typed = await crypto.subtle.importKey("raw", encoded(code.replace("-", "")), "PBKDF2", false, ["deriveBits"]);
  const stretched = await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: STRETCHING }, typed, KEY * 8,
  );
  const key = await derive(joined(shared, new Uint8Array(stretched)), joined(encoded("rapport-device"), own, server));
  return { key, check: await derive(key, encoded("rapport-check"), 16), public: own };
}

/**
 * A seal that only the server can open: even this extension cannot read what it has sealed.
 * @param {Bytes} server its public key
 * @returns {Promise<{public: Bytes, seal: (content: string, name: string) => Promise<Bytes>}>} `public`: what the server needs
 *   to open the seal, besides its own key
 */
export async function sealFor(server) {
  const { shared, public: own } = await exchange(server);
  const key = await aes(await derive(shared, joined(encoded("rapport-activity"), own, server)), "encrypt");
  return { public: own, seal: (content, name) => seal(key, encoded(content), name) };
}

/**
 * Seals requests of one device to the server, and opens the answers.
 * @param {Bytes} root the key agreed on
 */
export function channel(root) {
  const part = async (/** @type {string} */ name, /** @type {"encrypt" | "decrypt"} */ use) =>
    aes(await derive(root, encoded(name)), use);
  return {
    /** @param {string} body @param {string} path @param {number} counter */
    sealRequest: async (body, path, counter) =>
      seal(await part("rapport-request", "encrypt"), encoded(body), `${path} ${counter}`),
    /** @param {Bytes} sealed @param {string} path @param {number} counter @param {number} status */
    openAnswer: async (sealed, path, counter, status) =>
      unseal(await part("rapport-answer", "decrypt"), sealed, `${path} ${counter} ${status}`),
    /** @param {Bytes} sealed @param {string} pairing */
    openPaired: async (sealed, pairing) => unseal(await part("rapport-paired", "decrypt"), sealed, pairing),
  };
}

/** @param {Bytes} bytes @returns {string} */
export function toBase64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/**
 * @param {string} text
 * @returns {Bytes} empty if the text is not base64
 */
export function fromBase64(text) {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/**
 * @param {CryptoKey} key
 * @param {Bytes} content
 * @param {string} purpose the same must be given to open it
 */
async function seal(key, content, purpose) {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: encoded(purpose) }, key, content);
  return joined(nonce, new Uint8Array(sealed));
}

/**
 * @param {CryptoKey} key
 * @param {Bytes} sealed
 * @param {string} purpose
 * @returns {Promise<string | null>} null if it was not sealed with this key for this purpose
 */
async function unseal(key, sealed, purpose) {
  try {
    const iv = sealed.slice(0, NONCE);
    const content = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: encoded(purpose) }, key, sealed.slice(NONCE));
    return new TextDecoder().decode(content);
  } catch {
    return null;
  }
}

/** @param {Bytes} server a public key; rejects if it is invalid */
async function exchange(server) {
  const own = /** @type {CryptoKeyPair} */ (await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]));
  const other = await crypto.subtle.importKey("raw", server, CURVE, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: other }, own.privateKey, KEY * 8);
  return { shared: new Uint8Array(shared), public: new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey)) };
}

/**
 * @param {Bytes} secret
 * @param {Bytes} purpose
 */
async function derive(secret, purpose, length = KEY) {
  const from = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: purpose };
  return new Uint8Array(await crypto.subtle.deriveBits(how, from, length * 8));
}

/**
 * @param {Bytes} key
 * @param {"encrypt" | "decrypt"} use
 */
const aes = (key, use) => crypto.subtle.importKey("raw", key, "AES-GCM", false, [use]);

/** @param {string} text @returns {Bytes} */
const encoded = (text) => /** @type {Bytes} */ (new TextEncoder().encode(text));

/** @param {Bytes[]} parts */
function joined(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return all;
}
