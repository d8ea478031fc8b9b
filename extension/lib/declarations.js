// The declarations of the sites: those in extension/sites, or newer ones from the person's Rapport. Whenever a newer declaration is
// read, it is checked against the schema and against the hosts of the extension's own declaration; if it fails, the extension's own
// is used. site.schema.json says what a declaration contains.

import { browser } from "./browser.js";
import { isWithin } from "./hosts.js";
import { keepsTo } from "./schema.js";

/** @typedef {import("./recognise.js").Declaration} Declaration */
/** @typedef {{edition: number, made: string, sites: Record<string, unknown>}} Given `edition` grows with each new set; `made`: a day */

/** The newest version of the declarations' format that this extension reads. */
export const SCHEMA = 1;
const KEY = "declarations"; // in the browser's storage

/** @type {Map<string, Promise<Declaration | null>>} by site, until the server's declarations change */
const read = new Map();
/** @type {Promise<Given | null> | null} */
let given = null;
/** @type {Promise<Record<string, Record<string, any>>> | null} */
let schemas = null;

browser.storage.onChanged.addListener((changes, area) => {
  if (area === "local" && KEY in changes) forget(); // another page of the extension, or the worker, stored other declarations
});

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
  const [own, newer] = await Promise.all([packaged(site), kept()]);
  const declared = newer && Object.hasOwn(newer.sites, site) ? newer.sites[site] : null;
  const used = declared && (await isUsable(site, declared)) ? declared : own;
  return used?.hosts ? used : null; // a site without hosts is known by its archive only, so there is nothing to watch
}

/**
 * All declared sites, for the popup and the options.
 * @returns {Promise<Declaration[]>} by title
 */
export async function declarations() {
  const [own, newer] = await Promise.all([packagedNames(), kept()]);
  const all = await Promise.all([...new Set([...own, ...Object.keys(newer?.sites ?? {})])].map(declaration));
  return all.filter((each) => each !== null).sort((one, other) => one.title.localeCompare(other.title));
}

/**
 * Whether a declaration from the server can replace this extension's own one.
 * @param {string} site
 * @param {any} declared
 */
export async function isUsable(site, declared) {
  schemas ??= Promise.all(["site", "page"].map(async (name) => [`${name}.schema.json`, await file(`${name}.schema.json`)]))
    .then(Object.fromEntries);
  if (!keepsTo(declared, "site.schema.json", await schemas) || declared.site !== site) return false;
  return isWithin(declared, (await packaged(site)) ?? undefined);
}

/** @returns {Promise<number>} the edition of the declarations in this extension's own folder */
export async function ownEdition() {
  return (await file("declared.json")).version;
}

/** @returns {Promise<Given | null>} the server's declarations if they are newer than the extension's own, usable or not */
export function kept() {
  given ??= (async () => {
    const { [KEY]: found } = await browser.storage.local.get(KEY);
    const known = /** @type {Given | undefined} */ (found);
    return known && known.edition > (await ownEdition()) ? known : null;
  })();
  return given;
}

/** @param {Given | null} declarations to use from now on; null: the extension's own */
export async function keep(declarations) {
  if (declarations) await browser.storage.local.set({ [KEY]: declarations });
  else await browser.storage.local.remove(KEY);
  forget();
}

function forget() {
  read.clear();
  given = null;
}

/** @param {string} site @returns {Promise<any>} the declaration in this extension's own folder, null if there is none */
async function packaged(site) {
  return file(`sites/${site}.json`).catch(() => null);
}

/** @param {string} name */
async function file(name) {
  return (await fetch(browser.runtime.getURL(name))).json();
}

/**
 * The sites in this extension's folder. In Chromium a page of the extension can list the folder; other browsers read sites.json,
 * which `rapport extension` keeps up to date.
 * @returns {Promise<string[]>}
 */
async function packagedNames() {
  return (await inFolder()) ?? (await file("sites.json"));
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
