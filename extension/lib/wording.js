// Everything that people read: sentences from _locales, and numbers, dates and lists written as in the sentences' language.

import { browser } from "./browser.js";

/** @typedef {keyof typeof import("../_locales/en/messages.json")} Key the name of a sentence */
/**
 * @template K
 * @typedef {K extends `${infer Base}_other` ? Base : never} BaseOf
 */
/** @typedef {BaseOf<Key>} PluralKey the name of a sentence that depends on a number: `name_one`, `name_other` */

/**
 * The language for numbers and dates. It is the language of the catalogue that the browser chose: a browser whose language has no
 * catalogue shows English sentences, so its dates must be English too. A browser set to British English keeps its own dates.
 */
export function language() {
  const catalogue = browser.i18n.getMessage("language");
  const asked = browser.i18n.getUILanguage();
  return asked.split("-")[0] === catalogue ? asked : catalogue;
}

/**
 * @param {Key} key
 * @param {...(string | number)} values
 */
export const say = (key, ...values) => sentence(key, values);

/**
 * @param {PluralKey} key
 * @param {number} count chooses the sentence and is its first value
 * @param {...(string | number)} values
 */
export const sayCount = (key, count, ...values) =>
  sentence(`${key}_${new Intl.PluralRules(language()).select(count)}`, [count, ...values]);

/**
 * @param {string} key
 * @param {(string | number)[]} values
 */
function sentence(key, values) {
  const numbers = new Intl.NumberFormat(language());
  return browser.i18n.getMessage(key, values.map((value) => (typeof value === "number" ? numbers.format(value) : value)));
}

/**
 * Several whole sentences, one after the other.
 * @param {...(string | null)} sentences null for a sentence to leave out
 */
export const together = (...sentences) => sentences.filter((each) => each !== null).join(" ");

/** @param {number} at */
export const clock = (at) => date(at, { hour: "numeric", minute: "2-digit" });

/** @param {number} at */
export const moment = (at) => date(at, { dateStyle: "medium", timeStyle: "short" });

/** @param {string} day local, as YYYY-MM-DD */
export const dayAndMonth = (day) => date(Date.parse(`${day}T12:00`), { day: "numeric", month: "long" });

/** @param {string} day local, as YYYY-MM-DD */
export const fullDay = (day) => date(Date.parse(`${day}T12:00`), { dateStyle: "medium" });

/** @param {number} seconds */
export function duration(seconds) {
  const [count, unit] = seconds < 90 ? [seconds, "second"] : [seconds / 60, "minute"];
  return new Intl.NumberFormat(language(), { style: "unit", unit, unitDisplay: "long" }).format(Math.round(count));
}

/** @param {number} count */
export const number = (count) => new Intl.NumberFormat(language()).format(count);

/** @param {string[]} names */
export const list = (names) => new Intl.ListFormat(language(), { type: "conjunction" }).format(names);

/**
 * @param {number} at
 * @param {Intl.DateTimeFormatOptions} how
 */
const date = (at, how) => new Intl.DateTimeFormat(language(), how).format(at);
