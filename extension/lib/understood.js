"use strict";
// Whether this browser understands what a part of a declaration asks for. A declaration may come between releases and be older or
// newer than a browser, and a selector that it does not know throws wherever it is used: so each part is tried before it is read.
// auditor/pages/understood.py does the same in Python.

const SELECTORS = new Set(["select", "without", "nearest", "matches", "after", "within"]);
const EXPRESSIONS = new Set(["pattern", "path"]);
const UNTRIED = new Set(["pages"]); // the one list of words that are no selectors

/** What was found of each part, which is a declaration's own object. @type {WeakMap<object, string | null>} */
const tried = new WeakMap();

/**
 * The selector or expression of a part that is not understood here, of several the first in the alphabet; null if there is none.
 * @param {object | undefined} part
 * @returns {string | null}
 */
function notUnderstood(part) {
  if (!part) return null;
  let known = tried.get(part);
  if (known === undefined) tried.set(part, (known = [...unknownIn(part)].sort()[0] ?? null));
  return known;
}

/**
 * @param {unknown} node
 * @param {string} [key] under which it stands
 * @param {boolean} [listed] whether it stands in a list
 * @returns {Generator<string>}
 */
function* unknownIn(node, key = "", listed = false) {
  if (typeof node === "string") {
    if (listed || SELECTORS.has(key)) {
      if (!works(() => document.createDocumentFragment().querySelector(node))) yield node;
    } else if (EXPRESSIONS.has(key) && !works(() => new RegExp(node, "u"))) yield node;
  } else if (Array.isArray(node)) {
    for (const inner of node) yield* unknownIn(inner, key, true);
  } else if (typeof node === "object" && node !== null) {
    for (const [name, inner] of Object.entries(node)) if (!UNTRIED.has(name)) yield* unknownIn(inner, name);
  }
}

/** @param {() => unknown} attempt */
function works(attempt) {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
