// Carries out what the person asks for in the popup or the options.

import { browser } from "../lib/browser.js";
import { closeAll } from "./attention.js";
import { showBadge } from "./badge.js";
import { forgetAccounts } from "./accounts.js";
import { forgetConversations } from "./conversations.js";
import { deliver } from "./delivery.js";
import { dropRequests } from "./listening.js";
import { overview } from "./overview.js";
import { checkPairing, pair, setAddress, unpair } from "./pairing.js";
import { endPause, forget, pause } from "./pause.js";
import { auditPage } from "./profile_page.js";
import { dismissRefused, forgetSince, forgetting } from "./records.js";
import { Away, dashboardAddress, Unsealed } from "./server.js";
import { choose, release } from "./sites.js";
import { lastStructure, showStructure } from "./structure.js";
import { setShowsWaits } from "./waits.js";

const HOUR = 3_600_000;

/**
 * @param {import("../lib/messages.js").Command} message
 * @returns {Promise<unknown>}
 */
export async function onCommand(message) {
  switch (message.do) {
    case "overview":
      return overview();
    case "deliver":
      await deliver({ now: true, postponed: true });
      return overview();
    case "pair":
      await pair();
      break;
    case "check-pairing":
      await checkPairing();
      break;
    case "unpair":
      await unpair();
      break;
    case "open-dashboard":
      return openDashboard();
    case "pause":
      await pause(message.length); // before closing, which may wait for a slow server
      await closeAll();
      break;
    case "resume":
      await endPause();
      break;
    case "forget":
      return forgetLastHour();
    case "audit-page":
      return auditPage();
    case "show-structure":
      return showStructure();
    case "structure":
      return lastStructure();
    case "dismiss-refused":
      await dismissRefused();
      break;
    case "switch":
      if (!message.on) await release(message.site);
      await choose(message.site, (choice) => ({ ...choice, on: message.on }));
      break;
    case "add-origin":
      await choose(message.site, ({ origins }) => ({ on: true, origins: [...new Set([...origins, message.origin])] }));
      break;
    case "remove-origin":
      await release(message.site, message.origin);
      await choose(message.site, ({ on, origins }) => ({ on, origins: origins.filter((each) => each !== message.origin) }));
      break;
    case "show-waits":
      await setShowsWaits(message.on);
      break;
    case "address":
      return { fine: await setAddress(message.address) };
  }
  await showBadge();
  return overview();
}

/** @returns {Promise<{opened: boolean}>} */
async function openDashboard() {
  try {
    const url = await dashboardAddress();
    if (url) await browser.tabs.create({ url });
    return { opened: url !== null };
  } catch (problem) {
    if (problem instanceof Away || problem instanceof Unsealed) return { opened: false };
    throw problem;
  }
}

/** @returns {Promise<{forgotten: number, left: number}>} `left`: how many activities the server still has to delete */
async function forgetLastHour(now = Date.now()) {
  // Hold the lock of deliveries: in the middle of a delivery nobody knows which activities the server has.
  const count = await navigator.locks.request("delivery", async () => {
    await forget({ from: now - HOUR, until: now });
    await dropRequests();
    await forgetConversations();
    await forgetAccounts();
    return forgetSince(now - HOUR);
  });
  await deliver({ now: true });
  return { forgotten: count, left: (await forgetting()).length };
}
