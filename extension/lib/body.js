// Converts the body of a request from the form in which webRequest gives it to the form in which it is recognised, and unpacks
// gzip. A body that could not be seen is marked as such.

/** A longer body is not an act of a person, and unpacking it would only cost memory. In bytes. */
const LONGEST = 16 * 1024 * 1024;

/** @typedef {import("./recognise.js").RequestBody} RequestBody */

/**
 * @param {{error?: string, formData?: Record<string, unknown[]>, raw?: {bytes?: ArrayBuffer, file?: string}[]} | null | undefined} given
 * @returns {Promise<RequestBody | null>} null if the request has no body, or the browser does not show it
 */
export async function bodyOf(given) {
  if (!given) return null;
  if (given.formData) {
    const form = Object.entries(given.formData).map(([name, values]) => [name, values.map(String)]);
    return { form: Object.fromEntries(form) };
  }
  if (given.raw) {
    const parts = given.raw.flatMap((part) => (part.bytes ? [new Uint8Array(part.bytes)] : []));
    if (parts.length === 0 && given.raw.length > 0) return { error: "file" };
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    if (length > LONGEST) return { error: "long" };
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
 * @returns {Promise<RequestBody>}
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
        return { error: "long" };
      }
      parts.push(value);
    }
  } catch {
    return { error: "packed" };
  }
  return { raw: new Uint8Array(await new Blob(parts).arrayBuffer()) };
}
