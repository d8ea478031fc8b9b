// Recognises the person's acts in the requests of a site's page. This is a pure function from a request and the site's
// declaration to drafts of activities. It reads only the fields that a rule names, and never throws, whatever the request is.

import { published } from "./activity.js";
import { Lacking, below, expression, fill, holds, valueOf } from "./fill.js";
import { parsed, valuesAt } from "./paths.js";

/**
 * @typedef {import("./activity.js").ActivityDraft} ActivityDraft
 * @typedef {import("./paths.js").Body} Body
 * @typedef {import("./paths.js").Scope} Scope
 * @typedef {{raw?: string | Uint8Array, form?: Record<string, string[]>, error?: "file" | "long" | "packed" | string}}
 *   RequestBody `error`: why it could not be seen, in Rapport's words or the browser's
 * @typedef {{method: string, url: string, type: string, initiator: string, tabId: number, at: number, page?: string,
 *   shown?: import("./paths.js").Shown, body: RequestBody | null}} Request `initiator`: the origin, or any address, of the page that
 *   sent it; `page`: the tab's address, if known; `shown`: what the page in the tab has shown
 * @typedef {{when?: import("./fill.js").Condition[], ignore?: string} & Record<string, any>} Told the members of an activity
 * @typedef {{action: string, method: string | string[], url: string, when?: import("./fill.js").Condition[], at?: string[],
 *   each?: string, answer?: "moved" | "either", bare?: boolean, parts?: Record<string, any>, once?: import("./fill.js").Value, within?: number,
 *   toggles?: import("./fill.js").Value, do?: Told[], ignore?: string, unknown?: boolean}} Rule
 * @typedef {{site: string, title: string, hosts: string[], open?: boolean, servers?: string[],
 *   pages?: {kind: string, path: string}[], acting?: {request?: import("./fill.js").Value}, requests?: Rule[]}
 *   & Record<string, unknown>} Declaration
 * @typedef {{activities: ActivityDraft[], write: boolean, lost: boolean, unknown: boolean, action?: string,
 *   answer?: "moved" | "either"}} Recognition
 *   `write`: it is an act of the person; `lost`: something that a rule needs could not be read, and only what the address says is
 *   kept; `unknown`: it looks like an act, but no rule recognises it; `action`: the rule that recognised it; `answer`: how the
 *   site confirms it, if not by a status 2xx alone
 */

const LONGEST_URL = 20_000;
const LONGEST_BODY = 16 * 1024 * 1024;
const MOST_ENTRIES = 1_000;
const LONGEST_ACCOUNT = 500;

/** @type {Body} */
const EMPTY = Object.freeze({ json: undefined, form: null, readable: true });

/** @returns {Recognition} */
const nothing = () => ({ activities: [], write: false, lost: false, unknown: false });

/**
 * @param {Declaration} declared
 * @param {Request} request
 * @param {string[]} [origins] where the person says the site is; without them, an open site may be anywhere
 * @returns {Recognition}
 */
export function recognise(declared, request, origins) {
  const url = addressOf(request);
  if (!url || !Number.isFinite(request.at) || Math.abs(request.at) > 8e15) return nothing();
  if (!isOwn(declared, request.initiator, origins)) return nothing();
  /** @type {Scope | undefined} */
  let scope;
  for (const rule of declared.requests ?? []) {
    if (!isMethod(rule.method, request.method)) continue;
    const match = expression(rule.url).exec(request.url);
    if (!match) continue;
    scope ??= { url, body: bodyOf(request.body), page: pageOf(declared, request.page), shown: request.shown ?? {}, missed: false };
    const own = rule.bare && isBare(request.body) ? { body: EMPTY } : {};
    const found = applied(declared, rule, request.at, below(scope, { groups: match.groups, parts: rule.parts, ...own }));
    if (!found) continue;
    // If the body had been readable, an earlier rule might have applied.
    if (scope.missed && found.activities.length === 0) break;
    return { ...found, lost: found.lost || scope.missed };
  }
  return scope?.missed ? { ...nothing(), write: true, lost: true } : nothing();
}

/**
 * @param {Declaration} declared
 * @param {Rule} rule
 * @param {number} at
 * @param {Scope} scope
 * @returns {Recognition | null} null if the rule does not apply to this request
 */
function applied(declared, rule, at, scope) {
  const entries = rule.each
    ? valuesAt(rule.each, scope).slice(0, MOST_ENTRIES)
    : [rule.at?.flatMap((path) => valuesAt(path, scope))[0]];
  const places = entries.map((entry) => below(scope, { entry })).filter((place) => holds(rule.when, place));
  if (places.length === 0) return null;
  if (!rule.do) return { ...nothing(), unknown: rule.unknown ?? false, write: rule.unknown ?? false, action: rule.action };
  const found = { ...nothing(), action: rule.action, ...(rule.answer && { answer: rule.answer }) };
  /** @type {Set<string>} */
  const seen = new Set();
  let spoken = false;
  for (const place of places) {
    const told = rule.do.find(({ when }) => holds(when, place));
    spoken ||= told !== undefined;
    if (!told || told.ignore !== undefined) {
      found.unknown ||= !told;
      continue;
    }
    found.write = true;
    const draft = drafted(declared, rule, told, at, place);
    found.lost ||= draft === null;
    const same = JSON.stringify(draft);
    if (draft && !seen.has(same)) found.activities.push(draft);
    seen.add(same);
  }
  if (!spoken) return null;
  found.write ||= found.unknown;
  return found;
}

/**
 * @param {Declaration} declared
 * @param {Rule} rule
 * @param {Told} told
 * @param {number} at
 * @param {Scope} scope
 * @returns {ActivityDraft | null} null if a required member is absent
 */
function drafted(declared, rule, told, at, scope) {
  try {
    const { type, ...rest } = /** @type {{type: string}} */ (fill(told, scope));
    const once = rule.once === undefined ? undefined : valueOf(rule.once, scope);
    const toggles = rule.toggles === undefined ? undefined : valueOf(rule.toggles, scope);
    return {
      type, published: published(at), site: declared.site, actor: "me", ...accountOf(declared, scope), ...rest,
      ...(once !== undefined && {
        once: digest(`${type} ${once}`), ...(rule.within && { within: rule.within }),
        ...(toggles !== undefined && { toggles: digest(`${once} ${toggles}`) }),
      }),
    };
  } catch (problem) {
    if (problem instanceof Lacking) return null;
    throw problem;
  }
}

/**
 * Which of the person's accounts acts, if the request says so. If it does not, that does not count as missed.
 * @param {Declaration} declared
 * @param {Scope} scope
 * @returns {{account?: string}}
 */
function accountOf({ acting }, scope) {
  if (acting?.request === undefined) return {};
  const account = valueOf(acting.request, below(scope, { body: scope.body.readable ? scope.body : EMPTY }));
  return typeof account === "string" && account.length <= LONGEST_ACCOUNT && !/\p{Surrogate}/u.test(account) ? { account } : {};
}

/** @param {Request} request */
function addressOf({ url }) {
  return typeof url === "string" && url.length <= LONGEST_URL ? address(url) : null;
}

/**
 * @param {unknown} text
 * @returns {URL | null}
 */
function address(text) {
  try {
    const url = new URL(String(text));
    return url.protocol === "https:" || url.protocol === "http:" ? url : null;
  } catch {
    return null;
  }
}

/**
 * Whether the site's own page made the request, not another page or extension. The tab does not matter, because requests of a
 * site's service worker have none.
 * @param {Declaration} declared
 * @param {string} initiator
 * @param {string[]} [origins]
 */
function isOwn({ hosts, open }, initiator, origins) {
  const from = address(initiator);
  if (!from) return false;
  if (open && !origins) return true;
  return Boolean(origins?.includes(from.origin)) || (from.protocol === "https:" && hosts.some((host) => isAt(from, host)));
}

/**
 * @param {URL} url
 * @param {string} host exact, or `*.` and a domain
 */
function isAt({ hostname, port }, host) {
  if (port !== "") return false;
  return host.startsWith("*.") ? hostname === host.slice(2) || hostname.endsWith(host.slice(1)) : hostname === host;
}

/**
 * @param {string | string[]} wanted
 * @param {string} method
 */
const isMethod = (wanted, method) => (Array.isArray(wanted) ? wanted.includes(method) : wanted === method);

/**
 * The body in the form in which rules read it.
 * @param {Request["body"]} given
 * @returns {Body}
 */
function bodyOf(given) {
  if (!given || given.error !== undefined) return { json: undefined, form: null, readable: false };
  if (given.form) return { json: undefined, form: given.form, readable: true };
  const { raw = "" } = given;
  if (raw.length > LONGEST_BODY) return { json: undefined, form: null, readable: false };
  const json = parsed(typeof raw === "string" ? raw : new TextDecoder().decode(raw));
  return { json, form: null, readable: json !== undefined };
}

/** @param {Request["body"]} given */
const isBare = (given) => !given || (given.error === undefined && !given.form && !given.raw?.length);

/**
 * The named groups that the page's kind has in its address.
 * @param {Declaration} declared
 * @param {string | undefined} page
 * @returns {Record<string, string> | undefined}
 */
function pageOf(declared, page) {
  const url = page === undefined ? null : address(page);
  if (!url) return undefined;
  for (const { path } of declared.pages ?? []) {
    const match = expression(path).exec(url.pathname + url.search);
    if (match) return match.groups;
  }
  return undefined;
}

/**
 * A hash of a text, which recognises repeated searches without keeping their words.
 * @param {string} text
 */
function digest(text) {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x9e3779b1);
    other = Math.imul(other ^ code, 0x5f356495);
  }
  return ((one >>> 0).toString(36) + (other >>> 0).toString(36)).padStart(14, "0");
}
