// Takes over the site declarations that the person's Rapport uses, so that browser and server read the sites alike. They come
// sealed, from the server that this browser is connected to; unusable ones are left out.

import { browser } from "../lib/browser.js";
import { isUsable, keep, kept, ownEdition, SCHEMA } from "../lib/declarations.js";
import { askSealed, Away, connection, Unsealed } from "./server.js";
import { watch } from "./sites.js";

const PATH = "/api/v1/declarations";
const EVERY = 60 * 60_000; // milliseconds between two requests
const LARGEST = 4_000_000; // characters of JSON

/**
 * Ask the server for the declarations it uses, unless it was asked within the last hour. A server that is away is asked later.
 * @param {{now?: boolean}} [how] `now`: ask even if it was asked recently
 */
export async function askDeclarations({ now = false } = {}) {
  await navigator.locks.request("declarations", async () => {
    const server = await connection();
    const { declarationsAsked: asked = 0 } = await browser.storage.local.get("declarationsAsked");
    const moment = Date.now();
    if (!server || (!now && moment >= Number(asked) && moment < Number(asked) + EVERY)) return;
    try {
      const edition = (await kept())?.edition ?? (await ownEdition());
      const { status, value } = await askSealed(server, PATH, { schema: SCHEMA, edition });
      await browser.storage.local.set({ declarationsAsked: moment });
      if (status === 200 && value?.edition !== edition) await take(value); // an older server sends no such answer
    } catch (problem) {
      if (!(problem instanceof Away || problem instanceof Unsealed)) throw problem;
    }
  });
}

/** Forget the server's declarations, and use those of this extension again. */
export async function forgetDeclarations() {
  await browser.storage.local.remove("declarationsAsked");
  await keep(null);
  await watch();
}

/** @param {any} told the server's answer */
async function take(told) {
  const { edition, made, sites } = told ?? {};
  if (!Number.isInteger(edition)) return;
  if (edition <= (await ownEdition())) {
    await keep(null); // the person chose an older edition, or the server has none newer than this extension's
  } else {
    if (typeof sites !== "object" || sites === null || Array.isArray(sites) || JSON.stringify(sites).length > LARGEST) return;
    const all = await Promise.all(Object.entries(sites).map(async ([site, each]) => /** @type {const} */ ([site, each, await isUsable(site, each)])));
    const usable = all.filter(([, , fine]) => fine).map(([site, each]) => [site, each]);
    await keep({ edition, made: String(made).slice(0, 10), sites: Object.fromEntries(usable) });
  }
  await watch(); // the new declarations may have fewer hosts
}
