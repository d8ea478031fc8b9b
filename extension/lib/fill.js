// Fills in an activity as a rule describes it, with values, conditions and people from a request; see docs/sites.md.

import { decoded, isOfBody, text, textAt, valuesAt } from "./paths.js";

/**
 * @typedef {import("./paths.js").Scope} Scope
 * @typedef {import("./activity.js").Person} Person
 * @typedef {string | boolean | null | Taken | {present: string} | (string | null | Taken | {present: string})[]} Value a string is a
 *   template, in which `{path}` is replaced by the value at the path; of a list, the first value that is present counts; a null at
 *   its end means that the value may be absent
 * @typedef {{read?: string, find?: string, write?: string, rewrite?: boolean, lower?: boolean,
 *   decode?: boolean, map?: Record<string, string>}} Taken
 * @typedef {{each?: string, find?: string, id: Value, name?: Value}} Who
 * @typedef {{field: string, is?: "present" | "absent", matches?: string, starts?: string, equals?: string}} Condition
 */

const LONGEST_ID = 2_000;
const LONGEST_NAME = 500;
const LONGEST_TEXT = 100_000;
const MOST_PEOPLE = 500;
const PLACE = /\{([^{}]+)\}/gu;

/** Without these it would be a different act. Other absent members are left out, and what remains is still true. */
const NEEDED = new Set(["type", "inReplyTo"]);

/** The request lacks something that a rule needs. */
export class Lacking extends Error {}

/**
 * Whether all conditions hold. A condition about a body that could not be read never holds.
 * @param {Condition[] | undefined} conditions
 * @param {Scope} scope
 */
export function holds(conditions, scope) {
  return (conditions ?? []).every(({ field, is, matches, starts, equals }) => {
    if (hidden(field, scope)) return false;
    if (is) return valuesAt(field, scope).some(filled) === (is === "present");
    if (equals !== undefined) {
      const wanted = template(equals, scope);
      return wanted !== undefined && valuesAt(field, scope).some((value) => text(value) === wanted);
    }
    const found = textAt(field, scope);
    if (found === undefined) return false;
    if (matches !== undefined) return expression(matches).test(found);
    const beginning = starts === undefined ? undefined : template(starts, scope);
    return beginning !== undefined && found.startsWith(beginning);
  });
}

/**
 * Fill in the members of an activity, or of its object or detail. A required member that is absent counts as missed.
 * Throws Lacking if the activity would be a different act without it.
 * @param {Record<string, any>} told
 * @param {Scope} scope
 * @returns {Record<string, unknown>}
 */
export function fill(told, scope) {
  /** @type {Record<string, unknown>} */
  const made = {};
  for (const [name, given] of Object.entries(told)) {
    if (name === "when") continue;
    const value = given?.part === undefined ? given : scope.parts?.[given.part];
    const found =
      name === "object" || name === "detail" ? unlessEmpty(fill(value, scope))
      : name === "to" && isOfPeople(value) ? people(value, scope)
      : limited(name, valueOf(value, scope));
    if (found !== undefined) made[name] = found;
    else if (name === "detail") continue; // everything in it is absent, and was already counted as missed
    else if (Array.isArray(value) && value.at(-1) === null) continue;
    else if (NEEDED.has(name)) throw new Lacking(name);
    else scope.missed = true;
  }
  return made;
}

/**
 * @param {Value} value
 * @param {Scope} scope
 * @returns {string | boolean | undefined}
 */
export function valueOf(value, scope) {
  if (value === null || typeof value === "boolean") return value ?? undefined;
  if (typeof value === "string") return template(value, scope);
  if (!Array.isArray(value)) return "present" in value ? present(value.present, scope) : taken(value, scope);
  for (const each of value) {
    const found = valueOf(each, scope);
    if (found !== undefined && found !== false) return found;
  }
  return undefined;
}

/** @param {Record<string, unknown>} made */
const unlessEmpty = (made) => (Object.keys(made).length > 0 ? made : undefined);

/** @param {any} value */
const isOfPeople = (value) => Array.isArray(value) && value.some((each) => each !== null && typeof each === "object" && "id" in each);

/**
 * @param {string} path
 * @param {Scope} scope
 */
const present = (path, scope) => (hidden(path, scope) ? undefined : valuesAt(path, scope).some(filled));

/**
 * @param {string} path
 * @param {Scope} scope
 * @returns {boolean} whether the path leads into a body that could not be read
 */
function hidden(path, scope) {
  const lost = !scope.body.readable && isOfBody(path);
  if (lost) scope.missed = true;
  return lost;
}

/**
 * @param {(Who | null)[]} all
 * @param {Scope} scope
 * @returns {Person[] | undefined} each person once; undefined if there are none
 */
function people(all, scope) {
  /** @type {Map<string, Person>} */
  const found = new Map();
  for (const who of all) {
    for (const at of who ? places(who, scope) : []) {
      const id = who && valueOf(who.id, at);
      if (typeof id !== "string" || id.length > LONGEST_NAME || found.size === MOST_PEOPLE) continue;
      const name = who?.name && valueOf(who.name, at);
      found.set(id, typeof name === "string" ? { id, name: shortened(name.trim(), LONGEST_NAME) } : { id });
    }
  }
  return found.size > 0 ? [...found.values()] : undefined;
}

/**
 * @param {Who} who
 * @param {Scope} scope
 * @returns {Scope[]} one scope for each person that `each` and `find` lead to
 */
function places({ each, find }, scope) {
  const entries = each === undefined ? [scope] : valuesAt(each, scope).map((entry) => below(scope, { entry }));
  if (find === undefined) return entries;
  return entries.flatMap((place) => {
    const found = text(place.entry) ?? "";
    return [...found.slice(0, LONGEST_TEXT).matchAll(expression(find, "gu"))].map(({ groups }) => below(place, { match: groups }));
  });
}

/**
 * A scope inside another one, with some values of its own. What is missed in it also counts as missed in the outer one.
 * @param {Scope} scope
 * @param {Partial<Scope>} own
 * @returns {Scope}
 */
export const below = (scope, own) => Object.assign(Object.create(scope, { missed: {
  get: () => scope.missed,
  set: (missed) => { scope.missed = missed; },
} }), own);

/**
 * @param {Taken} how
 * @param {Scope} scope
 */
function taken({ read, find, write, rewrite, lower, decode, map }, scope) {
  let found = read === undefined ? template(write ?? "", scope) : textAt(read, scope);
  if (found === undefined) return undefined;
  if (find !== undefined && rewrite) {
    found = found.slice(0, LONGEST_TEXT).replace(expression(find, "gu"), (...match) =>
      template(write ?? "", below(scope, { match: match.at(-1) })) ?? "");
  } else if (find !== undefined) {
    const match = expression(find).exec(found);
    found = match ? template(write ?? "{match.value}", below(scope, { match: match.groups })) : undefined;
  }
  if (found === undefined) return undefined;
  if (decode) found = decoded(found);
  if (lower) found = found.toLowerCase();
  return map ? (Object.hasOwn(map, found) ? map[found] : undefined) : found;
}

/**
 * @param {string} written
 * @param {Scope} scope
 * @returns {string | undefined} undefined if any value it names is absent
 */
function template(written, scope) {
  let whole = true;
  const made = written.replace(PLACE, (_, path) => {
    const found = textAt(path, scope);
    whole &&= found !== undefined;
    return found ?? "";
  });
  return whole && made !== "" ? made : undefined;
}

/** @param {unknown} value */
const filled = (value) => value !== "" && !(Array.isArray(value) && value.length === 0);

/**
 * A text as the server accepts it. An id that is too long is left out, because a part of it would name something else.
 * @param {string} name
 * @param {string | boolean | undefined} value
 */
function limited(name, value) {
  if (typeof value !== "string") return value;
  if (name === "content") return shortened(value, LONGEST_TEXT);
  return value.length > LONGEST_ID ? undefined : value.replace(/\p{Surrogate}/gu, "\ufffd");
}

/**
 * @param {string} value
 * @param {number} longest
 */
const shortened = (value, longest) => value.slice(0, longest).replace(/\p{Surrogate}/gu, "\ufffd");

/** @type {Map<string, RegExp>} only of declarations: the extension's own, and those that a server has sent since loading */
const compiled = new Map();

/**
 * @param {string} source
 * @param {"u" | "gu"} [flags]
 */
export function expression(source, flags = "u") {
  const key = `${flags} ${source}`;
  const known = compiled.get(key) ?? new RegExp(source, flags);
  compiled.set(key, known);
  return known;
}
