"use strict";
// Reads the people that a page shows by their ids, and the messages of the open conversation. Part of extract.js, which says on
// which pages; auditor/pages/extraction.py does the same in Python.

/**
 * A person. Their id is the same however the page writes it: in small letters, and with the host if the page leaves it out.
 * @param {PersonRule | undefined} rule
 * @param {Document | Element} scope
 * @param {Context} context
 * @param {typeof agreed} [read]
 * @returns {Person | undefined}
 */
function personOf(rule, scope, context, read = value) {
  const shown = rule && read(scope, rule.id, context);
  if (!rule || !shown) return undefined;
  const id = read(scope, rule.lasting ?? [], context) ?? complete(rule, shown, context);
  const name = value(scope, rule.name, context);
  return name ? { id, name } : { id };
}

/**
 * @param {PersonRule} rule
 * @param {string} shown
 * @param {Context} context
 */
function complete(rule, shown, context) {
  return (rule.local && !shown.includes("@") ? `${shown}@${context.host}` : shown).toLowerCase();
}

/**
 * @param {MessagesRule} rule
 * @param {Document} document
 * @param {Context} page
 * @param {Extraction} extraction
 */
function readMessages(rule, document, page, extraction) {
  const named = value(document, rule.owner, page);
  const owner = named && rule.person ? complete(rule.person, named, page) : named;
  const partner = personOf(rule.partner, document, page, agreed); // a group has several; there each message must show its writer
  /** @type {Map<string, Message>} */
  const byKey = new Map();
  /** @type {Map<string, number>} */
  const occurrences = new Map();
  let missed = 0;
  const elements = candidates(rule, document);
  for (const element of rule.newestFirst ? elements.reverse() : elements) {
    if (hidden(element)) continue;
    const author = personOf(rule.person, element, page);
    const context = { ...page, owner, person: author?.id };
    const mine = holds(element, rule.mine, context);
    const said = value(element, rule.text, context) ?? "";
    let key = onHost(rule, value(element, rule.key, context), page);
    if (mine === holds(element, rule.theirs, context) || (!key && !said)) {
      missed += 1; // the page does not show who wrote it, or nothing distinguishes it from others
      continue;
    }
    const person = mine ? undefined : (author ?? partner);
    if (!key) {
      const same = `${mine ? "mine" : "theirs"}:${fingerprint(`${person?.id ?? ""}\n${said}`)}`;
      const nth = (occurrences.get(same) ?? 0) + 1;
      occurrences.set(same, nth);
      key = `${same}#${nth}`;
    }
    if (byKey.has(key)) continue;
    const at = timeOf(value(element, rule.at, context));
    byKey.set(key, { key, mine, text: said, ...(person && { person }), ...(at && { at }) });
  }
  const found = byKey.size;
  const conversation = onHost(rule, value(document, rule.conversation, page), page);
  const open = extraction.kind === "messages" && conversation !== undefined;
  if (!found && !missed) missed = (open ? absenceWhereExpected : absence)(rule, document, page);
  extraction.health.messages = { found, missed };
  if (conversation && (found || partner)) extraction.conversation = conversation;
  if (partner) extraction.partner = partner;
  if (found) extraction.messages = [...byKey.values()];
}

/**
 * Which conversation is open and who its partner is, as soon as the page shows it: a new conversation has no messages yet.
 * @param {Declaration} declaration
 * @param {Document} document
 * @param {string} url
 * @returns {{conversation?: string, partner?: Person}}
 */
function shownIn(declaration, document, url) {
  const rule = declaration.messages;
  if (!rule || notUnderstood(rule) !== null) return {};
  const page = contextOf(url);
  const conversation = onHost(rule, value(document, rule.conversation, page), page);
  const partner = personOf(rule.partner, document, page, agreed);
  return { ...(conversation && { conversation }), ...(partner && { partner }) };
}

/**
 * The name of a conversation or a message, with the host if names are unique only within a host.
 * @param {MessagesRule} rule
 * @param {string | undefined} name
 * @param {Context} context
 */
const onHost = (rule, name, context) => (name && rule.local ? `${name}@${context.host}` : name);

/**
 * A machine-readable time: milliseconds since 1970 are converted to ISO 8601.
 * @param {string | undefined} shown
 */
function timeOf(shown) {
  return shown && /^[0-9]{13}$/.test(shown) ? new Date(Number(shown)).toISOString() : shown;
}

/**
 * A 64-bit hash of a text (FNV-1a twice over its UTF-16 bytes), which names a message that its site gives no id.
 * @param {string} of
 */
function fingerprint(of) {
  let one = 0x811c9dc5;
  let two = 0x01000193;
  for (let i = 0; i < of.length; i += 1) {
    const unit = of.charCodeAt(i);
    for (const byte of [unit & 0xff, unit >> 8]) {
      one = Math.imul(one ^ byte, 0x01000193);
      two = Math.imul(two ^ byte, 0x01000193);
    }
  }
  return [one, two].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
