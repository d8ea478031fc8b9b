"use strict";
// Reads what a page shows, by its site's declaration: the items of a feed, the messages of a conversation, the person's own
// profile, the number of unread notifications, the patterns by which it pushes, and how well reading went. Each part is read
// separately, so that a part whose declaration this browser does not understand stops none of the others. These are pure functions
// of declaration, document and address. auditor/pages/extraction.py does the same in Python, and tests/sites checks that both agree.

/** @typedef {{id: Value[], lasting?: Value[], local?: true, name?: Value[]}} PersonRule */
/** @typedef {{pages: string[], ready: Test[], empty?: Test[]}} PartRule */
/** @typedef {PartRule & {container: string[], item: string[], not?: string[], key: Value[], promoted?: Test[], suggested?: Test[], autoplay?: Test[], ended?: {present?: Test[], absent?: Test[]}}} FeedRule */
/** @typedef {PartRule & {container: string[], item: string[], not?: string[], key?: Value[], local?: true, newestFirst?: true, text: Value[], at?: Value[], mine: Test[], theirs: Test[], person?: PersonRule, partner?: PersonRule, conversation?: Value[], owner?: Value[]}} MessagesRule */
/** @typedef {{text: Value[], none?: Test[]} | {number: Value[]} | {count: (string | {select: string, pattern: string})[], none?: Test[]} | {yes: Test[], no?: Test[]}} FieldRule */
/** @typedef {PartRule & {own: Test[], owner?: Value[], fields: Record<string, FieldRule>}} ProfileRule */
/** @typedef {{place: string[], badge: Value[], dot?: Test[], ready: Test[], empty?: Test[]}} NotificationsRule */
/** @typedef {{kind: string, what: string, evidence: string, found: Test[]}} PatternRule */
/** @typedef {{pages?: {kind: string, path: string}[], acting?: {page?: PersonRule}, feed?: FeedRule, messages?: MessagesRule, profile?: ProfileRule, notifications?: NotificationsRule, patterns?: PatternRule[], signedOut?: Test[], variants?: {name: string, found: Test[]}[], denied?: string[]}} Declaration */

/** @typedef {"network" | "suggested" | "promoted"} Origin */
/** @typedef {{key: string, origin: Origin, autoplay: boolean}} FeedItem */
/** @typedef {import("./activity.js").Person} Person */
/** @typedef {import("./messages.js").Message} Message */
/** @typedef {import("./messages.js").Health} Health */
/** @typedef {{kind: string, variant?: string, account?: string, feed?: {items: FeedItem[], ended: boolean | null}, conversation?: string, partner?: Person, messages?: Message[], profile?: Record<string, string | number | boolean>, notifications?: {unread: number}, patterns?: string[], health: Record<string, Health>}} Extraction */

const STRENGTH = ["network", "suggested", "promoted"];
const NUMBER = /^[0-9]{1,7}$/; // longer numbers do not count anything that a person has
const WHOLE_PAGE = 100; // elements; a page that is loading, or a server's error message, has fewer

/**
 * The path of an address with its query, by which the kind of a page is declared.
 * @param {string} url
 */
function pathOf(url) {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/**
 * @param {string} url
 * @returns {Context}
 */
const contextOf = (url) => ({ path: pathOf(url), host: new URL(url).hostname });

/**
 * The kind of the page at an address; `other` if no declared path matches.
 * @param {Declaration} declaration
 * @param {string} url
 */
function kindOf(declaration, url) {
  const path = pathOf(url);
  return declaration.pages?.find((page) => capture(page.path, path) !== undefined)?.kind ?? "other";
}

/**
 * Read everything in a page that its site's declaration describes.
 * @param {Declaration} declaration
 * @param {Document} document
 * @param {string} url
 * @returns {Extraction}
 */
function extract(declaration, document, url) {
  const kind = kindOf(declaration, url);
  /** @type {Extraction} */
  const extraction = { kind, health: {} };
  const { acting, feed, messages, profile, notifications, patterns, signedOut, denied } = declaration;
  const page = contextOf(url);
  const variant = variantOf(declaration, document, page);
  if (variant) extraction.variant = variant;
  const unclear = notUnderstood(signedOut);
  const context = { ...page, signedOut: unclear === null && holds(document, signedOut, page) };
  /**
   * Read a part separately, so that a failure of one part stops no other.
   * @template {object} Rule
   * @param {string} part
   * @param {Rule | undefined | false} rule
   * @param {(rule: Rule) => void} read
   */
  const attempt = (part, rule, read) => {
    if (!rule) return;
    const why = notUnderstood(rule);
    if (why === null) read(rule);
    else extraction.health[part] = { found: 0, missed: 1, why };
    const health = extraction.health[part];
    if (why === null && unclear !== null && health?.found === 0 && health.missed > 0) health.why = unclear;
  };
  attempt("account", acting?.page, (rule) => readAccount(rule, document, context, extraction));
  attempt("feed", feed?.pages.includes(kind) && feed, (rule) => readFeed(rule, document, context, extraction));
  attempt("messages", messages?.pages.includes(kind) && messages, (rule) => readMessages(rule, document, context, extraction));
  attempt("profile", profile?.pages.includes(kind) && profile, (rule) => readProfile(rule, document, context, extraction));
  attempt("notifications", notifications, (rule) => readNotifications(rule, document, context, extraction));
  attempt("patterns", patterns, (rules) => readPatterns(rules, document, context, extraction));
  attempt("denied", denied, () => void (extraction.health.denied = { found: 1, missed: 0 }));
  return extraction;
}

/**
 * The client or design that draws a page; undefined if its site declares no variants. A variant whose test this browser does not
 * understand never matches.
 * @param {Declaration} declaration
 * @param {Document} document
 * @param {Context} context
 */
function variantOf({ variants }, document, context) {
  return variants && (variants.find(({ found }) => notUnderstood(found) === null && holds(document, found, context))?.name ?? "other");
}

/**
 * @param {PersonRule} rule
 * @param {Document} document
 * @param {Context} context
 * @param {Extraction} extraction
 */
function readAccount(rule, document, context, extraction) {
  const signedIn = personOf(rule, document, context, agreed);
  if (!signedIn) return;
  extraction.account = signedIn.id;
  extraction.health.account = { found: 1, missed: 0 };
}

/**
 * @param {PatternRule[]} rules
 * @param {Document} document
 * @param {Context} context
 * @param {Extraction} extraction
 */
function readPatterns(rules, document, context, extraction) {
  extraction.patterns = [...new Set(rules.filter(({ found }) => holds(document, found, context)).map(({ kind }) => kind))];
  extraction.health.patterns = { found: 1, missed: 0 };
}

/**
 * The feed items in, at or around `root`, each with its element, in document order. Call it for nodes that a page has just added or
 * changed, instead of reading the whole page. The caller checks the kind of the page, and observes the elements with an
 * IntersectionObserver, because visibility may change without any change of the document. Items whose key cannot be read (yet) have
 * no key. An item inside another is part of it; an item that is rendered twice is returned twice, with the same key.
 * @param {Declaration} declaration
 * @param {Document | Element} root
 * @param {string} [url] of the page
 * @returns {(Omit<FeedItem, "key"> & {key?: string, element: Element})[]}
 */
function items(declaration, root, url = (root.ownerDocument ?? /** @type {Document} */ (root)).URL) {
  return declaration.feed ? itemsIn(declaration.feed, root, contextOf(url)) : [];
}

/**
 * @param {FeedRule} rule
 * @param {Document | Element} root
 * @param {Context} context
 */
function itemsIn(rule, root, context) {
  return candidates(rule, root).map((element) => ({
    key: value(element, rule.key, context),
    origin: originOf(rule, element, context),
    autoplay: holds(element, rule.autoplay, context),
    element,
  }));
}

/**
 * @param {FeedRule} rule
 * @param {Element} element
 * @param {Context} context
 * @returns {Origin}
 */
function originOf(rule, element, context) {
  if (holds(element, rule.promoted, context)) return "promoted";
  return holds(element, rule.suggested, context) ? "suggested" : "network";
}

/**
 * The elements that are items: they match, are in a container, are not in another item, and are not excluded.
 * @param {{container: string[], item: string[], not?: string[]}} rule
 * @param {Document | Element} root
 */
function candidates(rule, root) {
  const item = any(rule.item);
  let outermost = root instanceof Element ? around(root, item) : null;
  for (let outer = outermost; outer; outer = around(parentOf(outer), item)) outermost = outer;
  const found = outermost ? [outermost] : [...all(root, item)];
  return found.filter(
    (element) =>
      !around(parentOf(element), item) &&
      around(element, any(rule.container)) &&
      !(rule.not && fits(element, any(rule.not))),
  );
}

/**
 * Count one miss if the page has loaded, does not say that it is empty, and yet shows nothing to read. If nobody is signed in,
 * nothing is missed.
 * @param {{ready: Test[], empty?: Test[]}} rule
 * @param {Document} document
 * @param {Context} context
 */
function absence(rule, document, context) {
  if (context.signedOut || holds(document, rule.empty, context)) return 0;
  return holds(document, rule.ready, context) ? 1 : 0;
}

/**
 * The same for a part that the page always shows, as a home page shows its feed. Here a fully loaded page on which nothing is
 * recognised is also a miss, because the site has probably redesigned it.
 * @param {{ready: Test[], empty?: Test[]}} rule
 * @param {Document} document
 * @param {Context} context
 */
function absenceWhereExpected(rule, document, context) {
  if (context.signedOut || holds(document, rule.empty, context)) return 0;
  return holds(document, rule.ready, context) || all(document, "body *").length >= WHOLE_PAGE ? 1 : 0;
}

/**
 * @param {FeedRule} rule
 * @param {Document} document
 * @param {Context} context
 * @param {Extraction} extraction
 */
function readFeed(rule, document, context, extraction) {
  /** @type {Map<string, FeedItem>} */
  const byKey = new Map();
  let missed = 0;
  for (const { key, origin, autoplay, element } of itemsIn(rule, document, context)) {
    if (hidden(element)) continue;
    if (key === undefined) {
      missed += 1;
      continue;
    }
    const known = byKey.get(key);
    if (!known) {
      byKey.set(key, { key, origin, autoplay });
    } else {
      if (STRENGTH.indexOf(origin) > STRENGTH.indexOf(known.origin)) known.origin = origin;
      known.autoplay ||= autoplay;
    }
  }
  const found = byKey.size;
  if (!found && !missed) missed = absenceWhereExpected(rule, document, context);
  extraction.feed = { items: [...byKey.values()], ended: found ? endedOf(rule, document, context) : null };
  extraction.health.feed = { found, missed };
}

/**
 * Whether the feed is loaded to its end; null if the declaration does not say how to tell.
 * @param {FeedRule} rule
 * @param {Document} document
 * @param {Context} context
 */
function endedOf({ ended }, document, context) {
  if (!ended) return null;
  if (holds(document, ended.present, context)) return true;
  return ended.absent ? !holds(document, ended.absent, context) : false;
}

/**
 * Read the person's own profile. Other people's profiles are never read.
 * @param {ProfileRule} rule
 * @param {Document} document
 * @param {Context} page
 * @param {Extraction} extraction
 */
function readProfile(rule, document, page, extraction) {
  const context = { ...page, owner: value(document, rule.owner, page) };
  if (!holds(document, rule.own, context)) return;
  /** @type {Record<string, string | number | boolean>} */
  const profile = {};
  for (const [name, field] of Object.entries(rule.fields)) {
    const read = readField(field, document, context);
    if (read !== undefined) profile[name] = read;
  }
  const found = Object.keys(profile).length;
  extraction.health.profile = { found, missed: found ? 0 : absenceWhereExpected(rule, document, context) };
  if (found) extraction.profile = profile;
}

/**
 * A field of a profile; undefined if the page does not show it, which is different from empty.
 * @param {FieldRule} field
 * @param {Document} document
 * @param {Context} context
 */
function readField(field, document, context) {
  if ("yes" in field) {
    if (holds(document, field.yes, context)) return true;
    return holds(document, field.no, context) ? false : undefined;
  }
  if ("count" in field) {
    for (const rule of field.count) {
      const elements = [...select(document, typeof rule === "string" ? rule : rule.select)];
      const counted = typeof rule === "string" ? elements : elements.filter((element) => capture(rule.pattern, text(element)) !== undefined);
      if (counted.length) return counted.length;
    }
    return holds(document, field.none, context) ? 0 : undefined;
  }
  if ("number" in field) {
    const number = value(document, field.number, context) ?? "";
    return NUMBER.test(number) ? Number(number) : undefined;
  }
  return value(document, field.text, context) ?? (holds(document, field.none, context) ? "" : undefined);
}

/**
 * Read the number of unread notifications at the place where the site shows it. Without a badge there it is 0; if the place itself
 * is not found, that is a miss.
 * @param {NotificationsRule} rule
 * @param {Document} document
 * @param {Context} context
 * @param {Extraction} extraction
 */
function readNotifications(rule, document, context, extraction) {
  const places = [...select(document, any(rule.place))];
  const health = { found: 0, missed: 0 };
  extraction.health.notifications = health;
  if (!places.length) {
    health.missed = (extraction.kind === "feed" ? absenceWhereExpected : absence)(rule, document, context);
    return;
  }
  for (const place of places) {
    const number = value(place, rule.badge, context);
    if (number === undefined || !NUMBER.test(number)) continue;
    extraction.notifications = { unread: Number(number) };
    health.found = 1;
    return;
  }
  if (places.some((place) => holds(place, rule.dot, context))) return; // something is unread, but the site does not say how many
  const badges = any(rule.badge.flatMap((badge) => (typeof badge === "string" ? badge : "select" in badge && badge.select ? badge.select : [])));
  if (places.some((place) => [...select(place, badges)].some((badge) => text(badge)))) {
    health.missed = 1;
    return;
  }
  extraction.notifications = { unread: 0 };
  health.found = 1;
}
