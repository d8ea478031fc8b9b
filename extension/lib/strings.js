// What people read, from _locales, and the few elements that are built by script.

import { browser } from "./browser.js";

/**
 * @param {string} name of a message
 * @param {...(string | number)} values
 */
export const say = (name, ...values) => browser.i18n.getMessage(name, values.map(String)) || name;

/**
 * A message that depends on a number, which is its first value: `name_one` or `name_other`.
 * @param {string} name
 * @param {number} count
 * @param {...(string | number)} values
 */
export function sayCount(name, count, ...values) {
  const rule = new Intl.PluralRules(browser.i18n.getUILanguage()).select(count);
  return browser.i18n.getMessage(`${name}_${rule}`, [String(count), ...values.map(String)])
    || say(`${name}_other`, count, ...values);
}

/** Put the messages where the page names them: `data-say` for text, `data-say-label` for a label read aloud. */
export function fill() {
  document.documentElement.lang = browser.i18n.getUILanguage();
  for (const element of document.querySelectorAll("[data-say]")) {
    element.textContent = say(/** @type {HTMLElement} */ (element).dataset.say ?? "");
  }
  for (const element of document.querySelectorAll("[data-say-label]")) {
    element.setAttribute("aria-label", say(/** @type {HTMLElement} */ (element).dataset.sayLabel ?? ""));
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** @param {number} at */
export const clock = (at) => new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @returns {T}
 */
export const part = (id) => /** @type {T} */ (document.getElementById(id));

/**
 * Say something to the worker.
 * @param {import("./messages.js").FromUser} message
 * @returns {Promise<any>}
 */
export async function tell(message) {
  const answer = await browser.runtime.sendMessage(message);
  if (answer?.problem) throw new Error(answer.problem);
  return answer;
}
