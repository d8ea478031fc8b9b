// The start of the worker. Every listener is registered while this file loads, because the browser wakes the worker only for
// events whose listeners were registered by then.

import { browser } from "../lib/browser.js";
import { closeAll, onAttentionAlarm, onPageMessage, onTabRemoved } from "./attention.js";
import { showBadge, showTrouble } from "./badge.js";
import { onCommand } from "./commands.js";
import { beginDelivery, onDeliveryAlarm, refreshWaits, resumeDelivery } from "./delivery.js";
import { countAccepted, dropUnanswered, onAnswered, onBeforeRequest, onMoved, onNotAnswered } from "./listening.js";
import { onPairingAlarm } from "./pairing.js";
import { isPauseAlarm, resumePause } from "./pause.js";
import { onPermissionsRemoved, watch } from "./sites.js";
import { isWaitsAlarm } from "./waits.js";

/** Requests that outlive their page; each browser has its own name for them. @type {any[]} */
const BEACONS = "BEACON" in browser.webRequest.ResourceType ? ["ping", "beacon"] : ["ping"];

// This asks for all addresses; the browser shows only requests to those it has permission for.
/** @type {chrome.webRequest.RequestFilter} */
const REQUESTS = {
  urls: ["https://*/*", "http://*/*"],
  types: ["xmlhttprequest", ...BEACONS, "main_frame", "sub_frame", "image", "other"],
};

/**
 * A listener that returns its promise to the browser, because Firefox keeps the worker alive until that promise settles.
 * @template T
 * @param {(details: T) => Promise<unknown>} act
 * @returns {(details: T) => any}
 */
const awaited = (act) => (details) => act(details).then(() => undefined, showTrouble);

browser.webRequest.onBeforeRequest.addListener(awaited(onBeforeRequest), REQUESTS, ["requestBody"]);
browser.webRequest.onResponseStarted.addListener(awaited(onAnswered), REQUESTS);
browser.webRequest.onBeforeRedirect.addListener(awaited(onMoved), REQUESTS);
browser.webRequest.onErrorOccurred.addListener(awaited(onNotAnswered), REQUESTS);

browser.runtime.onMessage.addListener((message, sender, reply) => {
  // Messages come from this extension only: from its own pages, or from its content scripts in the pages of sites.
  const own = sender.url?.startsWith(browser.runtime.getURL("")) ?? false;
  const answer = own ? onCommand(message) : onPageMessage(message, sender);
  answer.then(reply, (problem) => {
    void showTrouble(problem);
    reply({ problem: String(problem) });
  });
  return true; // tells the browser that the reply comes later
});

browser.tabs.onRemoved.addListener((tab) => void onTabRemoved(tab).catch(showTrouble));
browser.permissions.onAdded.addListener(() => void watch());
browser.permissions.onRemoved.addListener(() => void onPermissionsRemoved());

browser.alarms.onAlarm.addListener((alarm) => {
  void onDeliveryAlarm(alarm);
  void onAttentionAlarm(alarm);
  void onPairingAlarm(alarm);
  if (isPauseAlarm(alarm)) void showBadge();
  if (isWaitsAlarm(alarm)) void refreshWaits().catch(showTrouble);
  void dropUnanswered();
});

browser.runtime.onInstalled.addListener(() => void begin());
browser.runtime.onStartup.addListener(() => void begin());
void begin();
void countAccepted().then(() => resumeDelivery()); // finish what an earlier worker left unfinished

/** Begin once per run of the browser, whichever event wakes the worker: after a crash not every browser sends onStartup. */
async function begin() {
  await navigator.locks.request("begin", async () => {
    const { begun } = await browser.storage.session.get("begun");
    if (begun) return;
    await resumePause();
    await closeAll();
    await beginDelivery();
    await watch();
    await browser.storage.session.set({ begun: true }); // last, so that a worker that ended earlier begins again
  });
}

// Content scripts share their process with a site's page, so they get no access to what is stored, least of all to the token.
void browser.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });
