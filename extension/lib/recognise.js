// What an own act looks like among the requests of a site's page. Pure: a request and the site's declaration in, drafts of
// activities out. Nothing but the fields that a rule names is read, and nothing else of a body is kept.

import { published } from "./activity.js";
import { Unreadable, parsed, valueAt } from "./paths.js";

/**
 * @typedef {import("./activity.js").ActivityDraft} ActivityDraft
 * @typedef {import("./paths.js").Context} Context
 * @typedef {{method: string, url: string, type: string, initiator: string, tabId: number, at: number,
 *   body: {raw?: string | Uint8Array, form?: Record<string, string[]>, error?: string} | null}} Request
 * @typedef {{from: string | string[], pattern?: string, map?: Record<string, string>, lower?: boolean, prefix?: string,
 *   optional?: boolean}} Reading
 * @typedef {{join: unknown[], with?: string}} Joined
 * @typedef {{each: string, matches?: string, as: unknown}} Listed
 * @typedef {{at: string, is?: "present" | "absent", matches?: string}} Condition
 * @typedef {{name: string, method: string, url: string, each?: string, when?: Condition[],
 *   activity?: Record<string, unknown>, once?: unknown}} Rule a rule without `activity` is no act worth keeping
 * @typedef {{site: string, title: string, hosts: string[], open?: boolean, anywhere?: boolean, names?: Record<string, string[]>,
 *   requests?: Rule[], writes?: string[]} & Record<string, unknown>} Declaration `anywhere`: its pages send what their user
 *   does to another host than their own
 * @typedef {{activities: ActivityDraft[], write: boolean, lost: boolean, unknown: boolean}} Recognition
 */

const NOTHING = Object.freeze({ activities: [], write: false, lost: false, unknown: false });
const READS = new Set(["GET", "HEAD", "OPTIONS"]);
const LONGEST_ID = 500;
const LONGEST_TEXT = 100_000;

/** What a rule needs is not in the request. */
class Lacking extends Error {}

/**
 * @param {Declaration} declared
 * @param {Request} request
 * @returns {Recognition} `write`: an act of the user; `lost`: one whose body could not be read; `unknown`: it looks like
 *   one, but no rule knows it
 */
export function recognise(declared, request) {
  const url = addressOf(request);
  if (!url || !(declared.anywhere || url.origin === request.initiator)) return NOTHING;
  const json = jsonOf(request.body);
  let lost = false;
  for (const rule of declared.requests ?? []) {
    const match = rule.method === request.method ? pattern(rule.url).exec(request.url) : null;
    if (!match) continue;
    /** @type {Context} */
    const context = {
      json, form: request.body?.form ?? {}, query: url.searchParams, groups: { ...match.groups, host: url.host }, names: declared.names ?? {},
    };
    try {
      const entries = rule.each ? list(valueAt(rule.each, context)) : [undefined];
      const told = entries.map((entry) => ({ ...context, entry })).filter((each) => holds(rule.when, each));
      if (told.length === 0) continue;
      const write = !READS.has(request.method) && rule.activity !== undefined;
      if (!rule.activity) return NOTHING;
      return { ...NOTHING, write, activities: told.map((each) => draft(declared, rule, request.at, each)) };
    } catch (problem) {
      if (!(problem instanceof Unreadable || problem instanceof Lacking)) throw problem;
      lost ||= rule.activity !== undefined; // another rule may still know it, by its address alone
    }
  }
  if (lost) return { ...NOTHING, write: true, lost: true };
  return { ...NOTHING, unknown: !READS.has(request.method) && looksLikeWrite(declared, request.url) };
}

/**
 * The address of a request that the site's own page made, not another extension.
 * @param {Request} request
 */
function addressOf({ url, initiator }) {
  if (!/^https?:\/\//u.test(initiator) || url.length > 20_000) return null;
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

/**
 * @param {Request["body"]} body
 * @returns {() => unknown}
 */
function jsonOf(body) {
  /** @type {{value: unknown} | null} */
  let known = null;
  return () => {
    if (known) return known.value;
    if (body?.raw === undefined) throw new Unreadable(body?.error ?? "no body was shown");
    const text = typeof body.raw === "string" ? body.raw : new TextDecoder().decode(body.raw);
    known = { value: parsed(text) };
    return known.value;
  };
}

/**
 * @param {Condition[] | undefined} conditions
 * @param {Context} context
 */
function holds(conditions, context) {
  return (conditions ?? []).every(({ at, is, matches }) => {
    const found = valueAt(at, context);
    if (is) return (found !== undefined && found !== null) === (is === "present");
    return ["string", "number", "boolean"].includes(typeof found) && pattern(matches ?? "").test(String(found));
  });
}

/**
 * @param {Declaration} declared
 * @param {Rule} rule
 * @param {number} at
 * @param {Context} context
 * @returns {ActivityDraft}
 */
function draft(declared, rule, at, context) {
  const told = /** @type {Record<string, unknown>} */ (filled(rule.activity, context));
  const once = rule.once === undefined ? undefined : filled(rule.once, context);
  const made = { site: declared.site, published: published(at), actor: "me", ...told, ...(once !== undefined && { once }) };
  return /** @type {ActivityDraft} */ (/** @type {unknown} */ (made));
}

/**
 * A template with its readings in place. What is optional and not there is left out.
 * @param {unknown} template
 * @param {Context} context
 * @returns {unknown}
 */
function filled(template, context) {
  if (Array.isArray(template)) return template.map((each) => filled(each, context)).filter((each) => each !== undefined);
  if (typeof template !== "object" || template === null) return template;
  if ("from" in template) return read(/** @type {Reading} */ (template), context);
  if ("join" in template) {
    const { join, with: between = " " } = /** @type {Joined} */ (template);
    return join.map((each) => filled(each, context)).filter(Boolean).join(between) || undefined;
  }
  if ("either" in template) return either(/** @type {unknown[]} */ (template.either), context);
  if ("each" in template) return listed(/** @type {Listed} */ (template), context);
  if ("present" in template) return Boolean(valueAt(String(template.present), context));
  const entries = Object.entries(template).map(([name, value]) => [name, filled(value, context)]);
  const there = entries.filter(([, value]) => value !== undefined);
  return there.length > 0 ? Object.fromEntries(there) : undefined;
}

/**
 * The first of several templates that finds what it needs.
 * @param {unknown[]} templates
 * @param {Context} context
 * @returns {unknown}
 */
function either([first, ...others], context) {
  try {
    return filled(first, context);
  } catch (problem) {
    if (!(problem instanceof Lacking) || others.length === 0) throw problem;
    return either(others, context);
  }
}

/**
 * @param {Reading} reading
 * @param {Context} context
 * @returns {string | undefined}
 */
function read({ from, pattern: wanted, map, lower, prefix = "", optional }, context) {
  for (const path of typeof from === "string" ? [from] : from) {
    const found = valueAt(path, context);
    if (typeof found !== "string" && typeof found !== "number") continue;
    const match = wanted ? pattern(wanted).exec(String(found)) : null;
    if (wanted && !match) continue;
    let text = (match ? (match[1] ?? match[0]) : String(found)).slice(0, LONGEST_TEXT);
    if (lower) text = text.toLowerCase();
    if (map) text = Object.hasOwn(map, text) ? map[text] : "";
    if (text !== "") return prefix + text;
  }
  if (optional) return undefined;
  throw new Lacking(String(from));
}

/**
 * @param {Listed} template
 * @param {Context} context
 */
function listed({ each, matches, as }, context) {
  const found = valueAt(each, context);
  const entries = matches ? [...String(found ?? "").matchAll(pattern(matches, "gu"))].map((match) => match[1] ?? match[0]) : list(found);
  return [...new Set(entries)].slice(0, LONGEST_ID).map((entry) => filled(as, { ...context, entry }));
}

/** @param {unknown} found */
const list = (found) => (Array.isArray(found) ? found : []);

/**
 * @param {Declaration} declared
 * @param {string} url
 */
const looksLikeWrite = (declared, url) => (declared.writes ?? []).some((wanted) => pattern(wanted).test(url));

/** @type {Map<string, RegExp>} patterns of the package's own declarations, which do not change while it is loaded */
const compiled = new Map();

/**
 * @param {string} source
 * @param {string} [flags]
 */
function pattern(source, flags = "u") {
  const key = `${flags}/${source}`;
  let made = compiled.get(key);
  if (!made) {
    made = new RegExp(source, flags);
    compiled.set(key, made);
  }
  made.lastIndex = 0;
  return made;
}
