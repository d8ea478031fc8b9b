// Builds the elements of the extension's own pages, and asks the worker.

import { browser } from "./browser.js";
import { language, say } from "./wording.js";

/** @typedef {import("./wording.js").Key} Key */

/** Put each sentence into the element that names it in `data-say`. */
export function fillIn() {
  document.documentElement.lang = language();
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-say]"))) {
    place.textContent = say(/** @type {Key} */ (place.dataset.say));
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

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @returns {T}
 */
export const part = (id) => /** @type {T} */ (document.getElementById(id));

/**
 * Ask the worker.
 * @param {import("./messages.js").Command} message
 * @returns {Promise<any>} its answer
 */
export async function tell(message) {
  const answer = await browser.runtime.sendMessage(message);
  if (answer?.problem) throw new Error(answer.problem);
  return answer;
}
