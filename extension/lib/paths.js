// The little language in which a declaration says where in a request something stands:
//   $.a.b[0]              a member of the JSON body           $.a[key=$.x.y].b     the entry whose key has the value at $.x.y
//   $.a[key^=text-].b     the entry whose key begins so        form.x               a form field
//   form.x|$.a            a form field that holds JSON         query.x              a parameter of the address
//   path.x                a named group of the rule's address  @.a                  a member of the entry at hand (see `each`)
// A name with capital letters at the beginning stands for the alternatives that the declaration gives it. Only members of
// the data themselves are ever read, never what an object inherits. The same language is told in docs/sites.md.

/**
 * @typedef {{json: () => unknown, form: Record<string, string[]>, query: URLSearchParams,
 *   groups: Record<string, string>, names: Record<string, string[]>, entry?: unknown}} Context
 * `json` throws `Unreadable` where the body could not be seen
 */

/** The body could not be read, so nothing in it is known. */
export class Unreadable extends Error {}

const STEP = /^(?:\.([\w$-]+)|\[(\d+)\]|\[([\w-]+)(\^?=)([^\]]+)\])/u;

/**
 * @param {string} path
 * @param {Context} context
 * @returns {unknown} undefined where there is nothing
 */
export function valueAt(path, context) {
  const alias = /^[A-Z]\w*/u.exec(path)?.[0];
  if (alias) {
    for (const place of context.names[alias] ?? []) {
      const found = valueAt(place + path.slice(alias.length), context);
      if (found !== undefined && found !== null) return found;
    }
    return undefined;
  }
  const [root, rest] = [/^(?:[$@]|form|query|path)/u.exec(path)?.[0], path];
  switch (root) {
    case "$":
      return follow(context.json(), rest.slice(1), context);
    case "@":
      return follow(context.entry, rest.slice(1), context);
    case "query":
      return context.query.get(rest.slice("query.".length)) ?? undefined;
    case "path":
      return decoded(own(context.groups, rest.slice("path.".length)));
    case "form": {
      const [field, inside] = rest.slice("form.".length).split("|");
      const given = own(context.form, field);
      const text = Array.isArray(given) ? given[0] : undefined;
      if (inside === undefined || text === undefined) return text;
      return follow(parsed(text), inside.slice(1), context);
    }
    default:
      return undefined;
  }
}

/**
 * @param {unknown} value
 * @param {string} steps
 * @param {Context} context
 * @returns {unknown}
 */
function follow(value, steps, context) {
  let [at, rest] = [value, steps];
  while (rest !== "") {
    const step = stepAt(rest);
    if (!step) return undefined;
    const [whole, name, index, key = "", how, wanted] = step;
    if (name !== undefined) at = own(at, name);
    else if (!Array.isArray(at)) return undefined;
    else if (index !== undefined) at = at[Number(index)];
    else at = at.find((entry) => isWanted(own(entry, key), how, wanted, context));
    if (at === undefined || at === null) return undefined;
    rest = rest.slice(whole.length);
  }
  return at;
}

/**
 * @param {string} rest
 * @returns {[string, ...(string | undefined)[]] | null}
 */
function stepAt(rest) {
  // A condition may hold a path with brackets of its own, so its end is where the brackets are even.
  const simple = /** @type {[string, ...(string | undefined)[]] | null} */ (STEP.exec(rest));
  if (!rest.startsWith("[")) return simple;
  let depth = 0;
  const end = [...rest].findIndex((letter) => {
    depth += letter === "[" ? 1 : letter === "]" ? -1 : 0;
    return depth === 0;
  });
  const inner = /^\[([\w-]+)(\^?=)(.+)\]$/u.exec(rest.slice(0, end + 1));
  return inner ? [inner[0], undefined, undefined, inner[1], inner[2], inner[3]] : simple;
}

/**
 * @param {unknown} given
 * @param {string | undefined} how
 * @param {string | undefined} wanted a text, or the path of one
 * @param {Context} context
 */
function isWanted(given, how, wanted = "", context) {
  if (typeof given !== "string") return false;
  if (how === "^=") return given.startsWith(wanted);
  return given === (/^(?:[$@A-Z]|form\.|query\.|path\.)/u.test(wanted) ? valueAt(wanted, context) : wanted);
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {unknown} undefined for what is only inherited
 */
function own(value, name) {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return /** @type {Record<string, unknown>} */ (value)[name];
}

/** @param {unknown} part of an address */
function decoded(part) {
  try {
    return typeof part === "string" ? decodeURIComponent(part) : undefined;
  } catch {
    return part;
  }
}

/**
 * @param {string} text
 * @returns {unknown}
 */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable("not JSON");
  }
}
