// Knows which sites are watched: those the person switched on, at the addresses that the browser allows. The content scripts
// are registered for exactly these addresses.

import { browser } from "../lib/browser.js";
import { declaration } from "../lib/declarations.js";
import { grants, involved, isOneOf, pattern } from "../lib/hosts.js";
import { address } from "./server.js";

/**
 * @typedef {import("../lib/declarations.js").Declaration} Declaration
 * @typedef {import("../lib/messages.js").Choice} Choice
 */

// In this order, because each script uses those before it.
const SCRIPTS = [
  "lib/dom.js", "lib/visible.js", "lib/understood.js", "lib/reading.js", "lib/conversation.js", "lib/extract.js",
  "content/attention.js", "content/exposure.js", "content/observe.js",
];

/** @returns {Promise<Record<string, Choice>>} by site */
export async function choices() {
  const { sites } = await browser.storage.local.get("sites");
  return /** @type {Record<string, Choice> | undefined} */ (sites) ?? {};
}

/**
 * @param {string} site
 * @param {(choice: Choice) => Choice} change
 */
export async function choose(site, change) {
  await navigator.locks.request("sites", async () => {
    const sites = await choices();
    sites[site] = change(sites[site] ?? { on: false, origins: [] });
    await browser.storage.local.set({ sites });
  });
  await watch();
}

/**
 * @param {string} origin
 * @returns {Promise<Declaration | null>} the site at this origin, if it is switched on
 */
export async function siteAt(origin) {
  if (!origin.startsWith("http")) return null;
  for (const [site, { on, origins }] of Object.entries(await choices())) {
    if (!on) continue;
    const declared = await declaration(site);
    if (declared && isOneOf(origin, declared.hosts, origins)) return declared;
  }
  return null;
}

/** Register the content scripts for the sites that are on, remove the others, and read pages that are already open. */
export async function watch() {
  await navigator.locks.request("scripts", async () => {
    const registered = await browser.scripting.getRegisteredContentScripts();
    const known = new Map(registered.map((script) => [script.id, script]));
    /** @type {Set<string>} */
    const wanted = new Set();
    for (const [site, { on, origins }] of Object.entries(await choices())) {
      const declared = on ? await declaration(site) : null;
      if (!declared) continue;
      const matches = await allowed(grants(declared.hosts, origins));
      if (matches.length === 0) continue;
      wanted.add(site);
      const before = known.get(site);
      if (before && same(before.matches, matches) && same(before.js, SCRIPTS)) continue;
      if (before) await browser.scripting.unregisterContentScripts({ ids: [site] });
      await browser.scripting.registerContentScripts([
        { id: site, matches, js: SCRIPTS, runAt: "document_idle", persistAcrossSessions: true },
      ]);
      const fresh = matches.filter((each) => !before?.matches?.includes(each));
      await readOpenPages(fresh);
    }
    const gone = registered.map((script) => script.id).filter((id) => !wanted.has(id));
    if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
  });
}

/** The person took back permissions in the browser's settings: switch off every site that has none left. */
export async function onPermissionsRemoved() {
  for (const [site, { on, origins }] of Object.entries(await choices())) {
    const declared = on ? await declaration(site) : null;
    if (!declared || (await allowed(grants(declared.hosts, origins))).length > 0) continue;
    await choose(site, (choice) => ({ ...choice, on: false }));
  }
  await watch();
}

/**
 * @param {string[] | undefined} one
 * @param {string[]} other
 */
const same = (one, other) => [...(one ?? [])].sort().join() === [...other].sort().join();

/** @param {string[]} patterns */
async function allowed(patterns) {
  const answers = await Promise.all(patterns.map((each) => browser.permissions.contains({ origins: [each] })));
  return patterns.filter((_, index) => answers[index]);
}

/** @param {string[]} patterns */
async function readOpenPages(patterns) {
  if (patterns.length === 0) return;
  for (const { id, discarded } of await browser.tabs.query({ url: patterns })) {
    if (id === undefined || discarded) continue;
    // Some pages cannot be read, such as the browser's error page at that address. The others still can.
    await browser.scripting.executeScript({ target: { tabId: id }, files: SCRIPTS }).catch(() => undefined);
  }
}

/**
 * Give back the permission for a site's addresses, or for one of them, unless another active site or the server needs it.
 * @param {string} site
 * @param {string} [origin]
 */
export async function release(site, origin) {
  const declared = await declaration(site);
  const { [site]: own, ...others } = await choices();
  if (!declared || !own) return;
  const rest = origin ? { ...own, origins: own.origins.filter((each) => each !== origin) } : { ...own, on: false };
  const needed = await Promise.all(
    Object.entries({ ...others, [site]: rest }).map(async ([name, { on, origins }]) =>
      on ? grants(involved((await declaration(name)) ?? { hosts: [] }), origins) : [],
    ),
  );
  const kept = new Set([...needed.flat(), ...["http://127.0.0.1", "http://localhost", await address()].map(pattern)]);
  const given = origin ? [pattern(origin)] : grants(involved(declared), own.origins);
  for (const each of given) {
    if (!kept.has(each)) await browser.permissions.remove({ origins: [each] }).catch(() => undefined);
  }
}
