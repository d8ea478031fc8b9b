"use strict";
// What the words of a declaration mean: a Value is read, a Test holds or not. auditor/pages/tree.py is its twin: what
// one can, the other can, and nothing more.

/**
 * How a text is found: in the first visible element `select` finds (without it: the element itself), its attribute or
 * its text without what `without` selects; of it, the first group of `pattern`. Or from the path of the page.
 * @typedef {{select?: string, attribute?: string, without?: string, pattern?: string} | {path: string}} ValueRule
 * @typedef {string | ValueRule} Value a string is a selector
 */
/**
 * A selector that finds something (or the element itself); the same with a text that must fit; what the nearest
 * surrounding element must match; a path that must fit (with `owner`: whose first group is the user); whether the user wrote it.
 * @typedef {string | {select: string, pattern: string} | {nearest: string, matches: string} | {path: string, owner?: true} | {owner: boolean}} Test
 */
/** @typedef {{path: string, owner?: string, person?: string}} Context what is known besides the element itself */

const LONGEST = 20_000;
const SPACE = /[ \t\n\r\f\u00a0]+/g;
const UNREAD = new Set(["script", "style", "template", "noscript"]);
const BLOCKS = new Set([
  "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
  "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th",
  "tr", "ul",
]);

/** @type {Map<string, RegExp>} */
const expressions = new Map();

/**
 * The first group of an expression, or all it found where it has no group.
 * @param {string} pattern
 * @param {string} text
 * @returns {string | undefined}
 */
function capture(pattern, text) {
  let expression = expressions.get(pattern);
  if (!expression) expressions.set(pattern, (expression = new RegExp(pattern, "u")));
  const match = expression.exec(text);
  return match ? (match[1] ?? match[0]) : undefined;
}

/**
 * Selectors as one, for sets, where every alternative counts.
 * @param {string[] | undefined} selectors
 */
const any = (selectors) => (selectors ?? []).join(", ");

/**
 * The text of an element: a line for each block and line break, spaces run together.
 * @param {Element} element
 * @param {string} [without] selects what is left out
 */
function text(element, without) {
  /** @type {string[]} */
  const parts = [];
  /** @param {Node} node */
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) {
        parts.push((child.nodeValue ?? "").replace(SPACE, " "));
      } else if (child.nodeType === 1) {
        const inner = /** @type {Element} */ (child);
        if (UNREAD.has(inner.localName) || (without && inner.matches(without))) continue;
        const block = BLOCKS.has(inner.localName) || inner.localName === "br";
        if (block) parts.push("\n");
        walk(inner);
        if (block) parts.push("\n");
      }
    }
  };
  walk(element);
  const lines = parts.join("").split("\n");
  const kept = lines.map((line) => line.replace(SPACE, " ").replace(/^ | $/g, "")).filter(Boolean);
  const whole = kept.join("\n");
  return whole.length > LONGEST ? [...whole].slice(0, LONGEST).join("") : whole;
}

/**
 * What a selector finds in sight, in the order of the document.
 * @param {ParentNode & Node} scope
 * @param {string} selector
 */
function* select(scope, selector) {
  if (!selector) return;
  for (const element of scope.querySelectorAll(selector)) if (!hidden(element, scope)) yield element;
}

/**
 * Every text one alternative gives, in the order of the document.
 * @param {ParentNode & Node} scope
 * @param {Value} alternative
 * @param {Context} context
 */
function* texts(scope, alternative, context) {
  const rule = typeof alternative === "string" ? { select: alternative } : alternative;
  if ("path" in rule) {
    const found = capture(rule.path, context.path);
    if (found) yield found;
    return;
  }
  const elements = rule.select ? select(scope, rule.select) : [/** @type {Element} */ (/** @type {unknown} */ (scope))];
  for (const element of elements) {
    const raw = rule.attribute ? (element.getAttribute(rule.attribute) ?? "") : text(element, rule.without);
    const found = rule.pattern ? capture(rule.pattern, raw) : raw;
    if (found) yield found;
  }
}

/**
 * The first of the alternatives that gives a text; undefined where none does.
 * @param {ParentNode & Node} scope
 * @param {Value[] | undefined} alternatives
 * @param {Context} context
 * @returns {string | undefined}
 */
function value(scope, alternatives, context) {
  for (const alternative of alternatives ?? []) for (const found of texts(scope, alternative, context)) return found;
  return undefined;
}

/**
 * The same, where all that the alternative finds must agree; undefined where they do not.
 * @param {ParentNode & Node} scope
 * @param {Value[]} alternatives
 * @param {Context} context
 * @returns {string | undefined}
 */
function agreed(scope, alternatives, context) {
  for (const alternative of alternatives) {
    const found = new Set(texts(scope, alternative, context));
    if (found.size) return found.size === 1 ? [...found][0] : undefined;
  }
  return undefined;
}

/**
 * Whether one of the tests holds.
 * @param {ParentNode & Node} scope
 * @param {Test[] | undefined} tests
 * @param {Context} context
 */
function holds(scope, tests, context) {
  return (tests ?? []).some((test) => {
    if (typeof test === "string") return found(scope, test, () => true);
    if ("select" in test) return found(scope, test.select, (element) => capture(test.pattern, text(element)) !== undefined);
    if ("nearest" in test) {
      const nearest = "closest" in scope ? /** @type {Element} */ (scope).closest(test.nearest) : null;
      return nearest?.matches(test.matches) ?? false;
    }
    if ("path" in test) {
      const part = capture(test.path, context.path);
      return part !== undefined && (!test.owner || part === context.owner);
    }
    if (context.owner === undefined || context.person === undefined) return false;
    return (context.owner === context.person) === test.owner;
  });
}

/**
 * @param {ParentNode & Node} scope
 * @param {string} selector
 * @param {(element: Element) => boolean} fits
 */
function found(scope, selector, fits) {
  if ("matches" in scope) {
    const element = /** @type {Element} */ (scope);
    if (element.matches(selector) && fits(element)) return true;
  }
  for (const element of select(scope, selector)) if (fits(element)) return true;
  return false;
}
