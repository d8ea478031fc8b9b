// The paths by which a declaration says where a value is in a request; docs/sites.md describes them in full.
//   $.a.b[0]  $.a[*].b  $..t      members of the JSON body: one, one of every entry, at any depth
//   $.a[key=$.x].b  $.a[key^=t].b the entry whose key equals the value at $.x, or begins with t
//   @.a                           the same from the rule's `at`, or from the current entry of its `each`
//   body.a  form.a                a field of the body, JSON or form; a form's field
//   query.a  path.a  url.host     a parameter of the address; a named group of the rule's `url`; a part of the address
//   page.a  match.a               a named group of the page's `path`; a named group of the current `find`
//   shown.conversation            the conversations that the tab has shown; .partner and .name: the partner of the current one
//   form.a|$.b                    the field before the bar is JSON text, in which the path continues
// Only an object's own members are read, never inherited ones.

/**
 * @typedef {{json: unknown, form: Record<string, unknown> | null, readable: boolean}} Body `readable`: all of it was seen
 * @typedef {{conversations?: string[], partner?: import("./activity.js").Person}} Shown what the page of a tab has shown
 * @typedef {{body: Body, url: URL, groups?: Groups, page?: Groups, shown?: Shown, match?: Groups, entry?: unknown, missed: boolean,
 *   parts?: Record<string, any>}} Scope where paths
 *   start; `parts`: what a rule uses in several places; `missed` becomes true when a path leads into an unreadable body
 * @typedef {Record<string, string | undefined>} Groups
 */

const STEP = /\.\.([\w$-]+)|\.([\w$-]+)|\[(\d+|\*)\]|\['([^']+)'\]|\[(\w+)(\^?=)([^\]]+)\]/uy;
const PARTS = new Set(["host", "hostname", "origin", "pathname"]);
/** A search at any depth visits at most this many members. */
const MOST_VISITED = 100_000;

/**
 * All values that a path leads to, except absent ones and null.
 * @param {string} path
 * @param {Scope} scope
 * @returns {unknown[]}
 */
export function valuesAt(path, scope) {
  const [first, ...others] = path.split("|");
  let found = start(first, scope);
  for (const each of others) found = found.flatMap((text) => walk([parsed(text)], each.slice(1), scope));
  return found.filter((value) => value !== undefined && value !== null);
}

/**
 * The value that a path leads to, as text: the first one, or with `..` all joined. An empty text counts as absent, except in a
 * group of `find`.
 * @param {string} path
 * @param {Scope} scope
 * @returns {string | undefined}
 */
export function textAt(path, scope) {
  const texts = valuesAt(path, scope).map(text).filter((each) => each !== undefined);
  const whole = path.includes("..") ? texts.join("") : texts[0];
  return whole === "" && !path.startsWith("match.") ? undefined : whole;
}

/**
 * A text, a boolean or a whole number as text. A number that JavaScript cannot hold exactly is left out, because it differs from
 * what was sent.
 * @param {unknown} value
 * @returns {string | undefined}
 */
export function text(value) {
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || Number.isSafeInteger(value)) return String(value);
  return undefined;
}

/**
 * @param {unknown} value
 * @returns {unknown} undefined if it is not JSON
 */
export function parsed(value) {
  if (typeof value !== "string") return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** @param {string} path */
export const isOfBody = (path) => /^(?:[$@]|body\.|form\.)/u.test(path);

/**
 * @param {string} path without bars
 * @param {Scope} scope
 * @returns {unknown[]}
 */
function start(path, scope) {
  const { body } = scope;
  if (path.startsWith("$")) return walk([whole(scope).json], path.slice(1), scope);
  if (path.startsWith("@")) return walk([scope.entry], path.slice(1), scope);
  const dot = path.indexOf(".");
  const name = path.slice(dot + 1);
  switch (path.slice(0, dot)) {
    case "body":
      return whole(scope).form ? fields(body.form, name) : walk([body.json], `.${name}`, scope);
    case "form":
      return fields(whole(scope).form, name);
    case "query":
      return scope.url.searchParams.getAll(name);
    case "path":
      return [decoded(own(scope.groups, name))];
    case "page":
      return [decoded(own(scope.page, name))];
    case "match":
      return [own(scope.match, name)];
    case "shown":
      return shown(scope.shown, name);
    case "url":
      return PARTS.has(name) ? [scope.url[/** @type {"host"} */ (name)]] : [];
    default:
      return [];
  }
}

/**
 * @param {Shown | undefined} given
 * @param {string} name
 * @returns {unknown[]}
 */
function shown({ conversations = [], partner } = {}, name) {
  if (name === "conversation") return conversations;
  return [name === "partner" ? partner?.id : name === "name" ? partner?.name : undefined];
}

/** @param {Scope} scope */
function whole(scope) {
  if (!scope.body.readable) scope.missed = true;
  return scope.body;
}

/**
 * @param {unknown[]} values
 * @param {string} steps
 * @param {Scope} scope
 * @returns {unknown[]}
 */
function walk(values, steps, scope) {
  let at = 0;
  while (at < steps.length && values.length > 0) {
    STEP.lastIndex = at;
    const step = STEP.exec(steps);
    if (!step) return [];
    at = STEP.lastIndex; // saved now, because following another path changes it
    values = taken(values, step, scope);
  }
  return values;
}

/**
 * @param {unknown[]} values
 * @param {RegExpExecArray} step
 * @param {Scope} scope
 * @returns {unknown[]}
 */
function taken(values, [, deep, name, index, quoted, key, operator, wanted], scope) {
  if (deep !== undefined) return values.flatMap((value) => anywhere(value, deep));
  if (index === "*") return values.flatMap(entries);
  if (key === undefined) return values.map((value) => own(value, name ?? quoted ?? index));
  const sought = /^[$@]/u.test(wanted) ? textAt(wanted, scope) : wanted;
  if (sought === undefined) return [];
  return values.flatMap(entries).filter((entry) => {
    const found = text(own(entry, key));
    return found !== undefined && (operator === "=" ? found === sought : found.startsWith(sought));
  });
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {any} undefined if the value has no such member of its own
 */
const own = (value, name) =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name) && !(Array.isArray(value) && name === "length")
    ? /** @type {Record<string, unknown>} */ (value)[name]
    : undefined;

/**
 * @param {unknown} value
 * @returns {unknown[]}
 */
const entries = (value) => (Array.isArray(value) ? value : []);

/**
 * @param {unknown} form
 * @param {string} name
 * @returns {unknown[]}
 */
function fields(form, name) {
  const given = own(form, name);
  return Array.isArray(given) ? given : [given];
}

/**
 * The members with a name at any depth, in the order of the data.
 * @param {unknown} value
 * @param {string} name
 */
function anywhere(value, name) {
  /** @type {unknown[]} */
  const found = [];
  const ahead = [value];
  for (let visited = 0; ahead.length > 0 && visited < MOST_VISITED; visited += 1) {
    const at = ahead.pop();
    if (typeof at !== "object" || at === null) continue;
    const member = own(at, name);
    if (member !== undefined) found.push(member);
    const below = Object.values(at);
    for (let index = Math.min(below.length, MOST_VISITED) - 1; index >= 0; index -= 1) ahead.push(below[index]);
  }
  return found;
}

/**
 * A part of an address without its percent-encoding.
 * @template {string | undefined} T
 * @param {T} part
 * @returns {T}
 */
export function decoded(part) {
  if (part === undefined) return part;
  try {
    return /** @type {T} */ (decodeURIComponent(part));
  } catch {
    return part;
  }
}
