// What a request carried, from webRequest's view of it into the form the recognisers read. Gzip is unpacked; whatever
// could not be seen is said, never guessed.

/** Beyond this a body is no act of a person, and unpacking it would only cost memory. */
const LONGEST = 16 * 1024 * 1024;

/** @typedef {{raw?: Uint8Array, form?: Record<string, string[]>, error?: string}} Body */

/**
 * @param {{error?: string, formData?: Record<string, unknown[]>, raw?: {bytes?: ArrayBuffer, file?: string}[]} | null | undefined} given
 * @returns {Promise<Body | null>} null where the request carried none, or none was shown
 */
export async function bodyOf(given) {
  if (!given) return null;
  if (given.formData) {
    const form = Object.entries(given.formData).map(([name, values]) => [name, values.map(String)]);
    return { form: Object.fromEntries(form) };
  }
  if (given.raw) {
    const parts = given.raw.flatMap((part) => (part.bytes ? [new Uint8Array(part.bytes)] : []));
    if (parts.length === 0 && given.raw.length > 0) return { error: "the body is a file" };
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    if (length > LONGEST) return { error: "the body is too long" };
    const whole = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return unpacked(whole);
  }
  return given.error ? { error: given.error } : null;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Body>}
 */
async function unpacked(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { raw: bytes };
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > LONGEST) {
        await reader.cancel();
        return { error: "the unpacked body is too long" };
      }
      parts.push(value);
    }
  } catch {
    return { error: "the body is packed in a way that could not be read" };
  }
  return { raw: new Uint8Array(await new Blob(parts).arrayBuffer()) };
}
