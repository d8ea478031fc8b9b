// The declarations of the sites, read from extension/sites. site.schema.json says what is in one.

import { browser } from "./browser.js";

/** @typedef {import("./recognise.js").Declaration} Declaration */

/** @type {Map<string, Promise<Declaration | null>>} by site; the files cannot change while the extension is loaded */
const read = new Map();

/**
 * @param {string} site
 * @returns {Promise<Declaration | null>} null for a site that is not declared, or has no pages to watch
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
    const declared = await (await fetch(browser.runtime.getURL(`sites/${site}.json`))).json();
    return declared.hosts ? declared : null; // without hosts only its archive is known, and there is nothing to watch
  } catch {
    return null;
  }
}

/**
 * All declared sites, for the popup and the options. In Chromium a page of the extension can list its own folder; in other
 * browsers sites.json is read, which `rapport extension` keeps up to date.
 * @returns {Promise<Declaration[]>} by title
 */
export async function declarations() {
  const names = (await inFolder()) ?? (await (await fetch(browser.runtime.getURL("sites.json"))).json());
  const all = await Promise.all(names.map(declaration));
  return all.filter((each) => each !== null).sort((one, other) => one.title.localeCompare(other.title));
}

/** @returns {Promise<string[] | null>} */
async function inFolder() {
  if (!browser.runtime.getPackageDirectoryEntry) return null;
  try {
    /** @type {any} */
    const root = await new Promise((resolve) => browser.runtime.getPackageDirectoryEntry(resolve));
    const folder = await new Promise((resolve, reject) => root.getDirectory("sites", {}, resolve, reject));
    const reader = folder.createReader();
    /** @type {string[]} */
    const names = [];
    for (;;) {
      /** @type {{name: string}[]} */
      const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (entries.length === 0) return names;
      for (const { name } of entries) if (name.endsWith(".json")) names.push(name.slice(0, -".json".length));
    }
  } catch {
    return null;
  }
}
