// Remembers which account is signed in, as the pages of a tab show it, because requests of some sites do not say which account
// acts. It is kept in memory only, until the tab is closed.

import { browser } from "../lib/browser.js";

const LONGEST = 500;
const PREFIX = "account:";

/** @param {number} tab */
const ofTab = (tab) => `${PREFIX}${tab}:`;

/**
 * @param {number} tab
 * @param {string} site
 * @param {string} account as a page of the site in that tab shows it; anything unusable is ignored
 */
export async function rememberAccount(tab, site, account) {
  if (typeof account !== "string" || account.length > LONGEST || !account || /\p{Surrogate}/u.test(account)) return;
  await browser.storage.session.set({ [ofTab(tab) + site]: account });
}

/**
 * @param {number} tab negative where a request comes from no tab
 * @param {string} site
 * @returns {Promise<{account?: string}>} the fields to add to an activity of that tab; empty when the account is unknown
 */
export async function accountIn(tab, site) {
  const name = ofTab(tab) + site;
  const account = /** @type {string | undefined} */ ((await browser.storage.session.get(name))[name]);
  return account === undefined ? {} : { account };
}

/**
 * Forget the accounts of a tab, or of every tab.
 * @param {number} [tab]
 */
export async function forgetAccounts(tab) {
  const prefix = tab === undefined ? PREFIX : ofTab(tab);
  const all = Object.keys(await browser.storage.session.get(null));
  await browser.storage.session.remove(all.filter((name) => name.startsWith(prefix)));
}
