"use strict";
// Reads a Value of a declaration from a page, and decides whether a Test holds. auditor/pages/tree.py does the same in Python:
// change both together.

/**
 * Where a text is. It is in the first visible element that `select` finds, or without `select` in the element itself: there in its
 * `attribute`, or in its text without what `without` selects. Of that, `pattern` takes its first group. Or it is in the page's path.
 * @typedef {{select?: string, attribute?: string, without?: string, pattern?: string} | {path: string}} ValueRule
 * @typedef {string | ValueRule} Value a string is a selector
 */
/**
 * One of: a selector that must find something, or match the element itself; the same, with a pattern that its text or its
 * `attribute` must match; a selector that the `nearest` surrounding element must match; a selector that must find something `after`
 * which the element comes `within` the same surrounding element; a pattern that the path must match (with `owner`, its first group
 * must be the person's name); whether the person wrote the element.
 * @typedef {string | {select: string, attribute?: string, pattern: string} | {nearest: string, matches: string} | {after: string, within: string} | {path: string, owner?: true} | {owner: boolean}} Test
 */
/** @typedef {{path: string, host: string, signedOut?: boolean, owner?: string, person?: string}} Context what is known besides the
 * element: the page's path and host, whether nobody is signed in, the person's own name, and the writer of the element */

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
 * The first group of an expression in a text, or its whole match if it has no group.
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
 * One selector for everything that any of the selectors finds.
 * @param {string[] | undefined} selectors
 */
const any = (selectors) => (selectors ?? []).join(", ");

/**
 * The text of an element. Each block and line break begins a new line, and several spaces become one.
 * @param {Element} element
 * @param {string} [without] a selector of what to leave out
 */
function text(element, without) {
  /** @type {string[]} */
  const parts = [];
  const waiting = [{ children: childrenOf(element).values(), block: false }]; // no recursion: scripts nest as deep as they like
  while (waiting.length > 0) {
    const inside = waiting[waiting.length - 1];
    const { value: child, done } = inside.children.next();
    if (done) {
      waiting.pop();
      if (inside.block) parts.push("\n");
    } else if (child instanceof Text && !(child instanceof CDATASection)) {
      parts.push((child.nodeValue ?? "").replace(SPACE, " "));
    } else if (child instanceof Element) {
      const name = nameOf(child);
      if (UNREAD.has(name) || (without && fits(child, without))) continue;
      const block = BLOCKS.has(name) || name === "br";
      if (block) parts.push("\n");
      waiting.push({ children: childrenOf(child).values(), block });
    }
  }
  const lines = parts.join("").split("\n");
  const kept = lines.map((line) => line.replace(SPACE, " ").replace(/^ | $/g, "")).filter(Boolean);
  const whole = kept.join("\n");
  return whole.length > LONGEST ? [...whole].slice(0, LONGEST).join("") : whole;
}

/**
 * The visible elements that a selector finds, in document order.
 * @param {ParentNode & Node} scope
 * @param {string} selector
 */
function* select(scope, selector) {
  if (!selector) return;
  for (const element of all(scope, selector)) if (!hidden(element, scope)) yield element;
}

/**
 * The text of an element, or of one of its attributes.
 * @param {Element} element
 * @param {{attribute?: string, without?: string}} rule
 */
const said = (element, { attribute, without }) => (attribute ? (attributeOf(element, attribute) ?? "") : text(element, without));

/**
 * Every text that a value finds, in document order.
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
    const raw = said(element, rule);
    const found = rule.pattern ? capture(rule.pattern, raw) : raw;
    if (found) yield found;
  }
}

/**
 * The first text that any of the alternatives finds, in their order; undefined if none does.
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
 * The same, but undefined if one alternative finds several different texts.
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
 * Whether at least one of the tests holds.
 * @param {ParentNode & Node} scope
 * @param {Test[] | undefined} tests
 * @param {Context} context
 */
function holds(scope, tests, context) {
  return (tests ?? []).some((test) => {
    if (typeof test === "string") return found(scope, test, () => true);
    if ("select" in test) return found(scope, test.select, (element) => capture(test.pattern, said(element, test)) !== undefined);
    if ("nearest" in test) {
      const nearest = scope instanceof Element ? around(scope, test.nearest) : null;
      return nearest !== null && fits(nearest, test.matches);
    }
    if ("after" in test) return isAfter(scope, test);
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
 * @param {{after: string, within: string}} test the first element that `after` finds decides
 */
function isAfter(scope, { after, within }) {
  const outer = scope instanceof Element ? around(scope, within) : null;
  for (const mark of outer ? select(outer, after) : []) {
    return placeOf(mark, scope) === Node.DOCUMENT_POSITION_FOLLOWING; // and not inside it
  }
  return false;
}

/**
 * @param {ParentNode & Node} scope
 * @param {string} selector
 * @param {(element: Element) => boolean} suits
 */
function found(scope, selector, suits) {
  if (scope instanceof Element && fits(scope, selector) && suits(scope)) return true;
  for (const element of select(scope, selector)) if (suits(element)) return true;
  return false;
}
