"use strict";
// Checks whether this browser understands a part of a declaration. A declaration may be older or newer than the browser, and an
// unknown selector throws wherever it is used, so each part is tried before it is read. auditor/pages/understood.py does the same
// in Python.

const SELECTORS = new Set(["select", "without", "nearest", "matches", "after", "within"]);
const EXPRESSIONS = new Set(["pattern", "path"]);
const UNTRIED = new Set(["pages"]); // the only list whose words are not selectors

/** The result for each part, by the declaration's own object. @type {WeakMap<object, string | null>} */
const tried = new WeakMap();

/**
 * The selector or expression of a part that this browser does not understand, the alphabetically first of several; null if none.
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
 * @param {string} [key] the key under which the node stands
 * @param {boolean} [listed] whether the node stands in a list
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
