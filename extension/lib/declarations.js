// The declarations of the sites, read from extension/sites. What a declaration means is told in site.schema.json.

import { browser } from "./browser.js";

/** @typedef {import("./recognise.js").Declaration} Declaration */

/** @type {Map<string, Promise<Declaration | null>>} files of the package, which cannot change while it is loaded */
const read = new Map();

/**
 * @param {string} site
 * @returns {Promise<Declaration | null>} null for a site that is not declared
 */
export function declaration(site) {
  let known = read.get(site);
  if (!known) {
    known = load(site);
    read.set(site, known);
  }
  return known;
}

/** @param {string} site */
async function load(site) {
  if (!/^[a-z0-9_-]+$/.test(site)) return null;
  try {
    return await (await fetch(browser.runtime.getURL(`sites/${site}.json`))).json();
  } catch {
    return null;
  }
}
