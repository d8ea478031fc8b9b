// The popup: shows whether Rapport is connected and what was collected today, and lets the person pause or forget.

import { element, fillIn, part, tell } from "../lib/elements.js";
import { showSites } from "../lib/switches.js";
import { clock, moment, say, sayCount, together } from "../lib/wording.js";
import { connectionSentence, line, stoppedSentence } from "./sentences.js";

/** @typedef {import("../lib/messages.js").Overview} Overview */

const POLL = 2000;

let shown = "";

/** @param {Overview} now */
function show(now) {
  showCounts(now);
  const text = JSON.stringify(now);
  if (text === shown) return; // rewriting the page would make a screen reader repeat it, and lose the selection
  shown = text;
  showConnection(now);
  showRefused(now);
  showStopped(now);
  showToday(now);
  showPause(now);
  part("audit-page").hidden = !(now.profileOpen && now.connected);
  part("profile").hidden = !now.siteOpen;
}

/** @param {Overview} now */
function showConnection(now) {
  const { connected, delivery, pairing } = now;
  part("dashboard").hidden = !connected; // before the code was typed, nobody knows what answers at the address
  part("connection-text").textContent = connectionSentence(now);
  part("code").hidden = !pairing;
  if (pairing && part("code").textContent !== pairing.code) part("code").textContent = pairing.code;
  part("connect").hidden = connected || pairing !== null;
  part("retry").hidden = !connected || delivery.failures === 0;
}

/** @param {Overview} now */
function showRefused({ refused }) {
  part("refused").hidden = refused.length === 0;
  part("refused-list").replaceChildren(
    ...refused.map((record) => element("li", {}, ...line(record), " ", say("because", record.error ?? ""))),
  );
}

/** @param {Overview} now */
function showStopped({ stopped }) {
  part("stopped").hidden = stopped.length === 0;
  part("stopped-list").replaceChildren(...stopped.map((each) => element("li", {}, stoppedSentence(each))));
}

/** @param {Overview} now */
function showCounts({ collected }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { activity: { site } } of collected) counts.set(site, (counts.get(site) ?? 0) + 1);
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-count]"))) {
    const count = counts.get(place.dataset.count ?? "") ?? 0;
    place.textContent = count > 0 ? sayCount("today_site", count) : "";
  }
}

/** @param {Overview} now */
function showToday({ collected }) {
  part("today-count").textContent =
    collected.length > 0 ? sayCount("today_total", collected.length) : say("today_nothing");
  part("today").hidden = collected.length === 0;
  part("today-list").replaceChildren(...collected.map((record) => element("li", {},
    element("time", { dateTime: record.activity.published }, clock(Date.parse(record.activity.published))),
    ...line(record), ...note(record))));
}

/** @param {import("../lib/activity.js").ActivityRecord} record */
function note({ state }) {
  if (state === "sent") return [];
  return [" ", element("em", {}, say(state === "refused" ? "refused" : "not_sent"))];
}

/** @param {Overview} now */
function showPause({ pausedUntil }) {
  const paused = pausedUntil !== null;
  part("pause-text").textContent = paused ? say("paused_until", moment(pausedUntil)) : say("pause_why");
  part("pause-hour").hidden = paused;
  part("pause-tomorrow").hidden = paused;
  part("resume").hidden = !paused;
}

/**
 * @param {string} id of a button
 * @param {import("../lib/messages.js").Command} message
 */
function onPress(id, message) {
  part(id).addEventListener("click", async () => show(await tell(message)));
}

fillIn();
onPress("connect", { do: "pair" });
onPress("retry", { do: "deliver" });
onPress("dismiss", { do: "dismiss-refused" });
onPress("pause-hour", { do: "pause", length: "hour" });
onPress("pause-tomorrow", { do: "pause", length: "tomorrow" });
onPress("resume", { do: "resume" });
part("dashboard").addEventListener("click", async () => {
  const { opened } = await tell({ do: "open-dashboard" });
  if (opened) window.close();
  else show(await tell({ do: "deliver" })); // a delivery finds the reason, and it is shown
});
part("audit-page").addEventListener("click", async () => {
  const { fields } = await tell({ do: "audit-page" });
  part("audited").textContent = fields > 0 ? sayCount("audited", fields) : say("audited_nothing");
});
part("show-structure").addEventListener("click", async () => {
  const { shown } = await tell({ do: "show-structure" });
  if (shown) window.close();
  else part("audited").textContent = say("structure_none");
});
part("forget").addEventListener("click", async () => {
  const { forgotten, left } = await tell({ do: "forget" });
  part("forgotten").textContent = together(sayCount("forgotten", forgotten), left > 0 ? sayCount("forgotten_later", left) : null);
  show(await tell({ do: "overview" }));
});

/** @type {Overview} */
const first = await tell({ do: "overview" }).catch((problem) => {
  part("connection-text").textContent = say("trouble");
  throw problem;
});
await showSites(part("sites"), first, { details: false });
show(first);
if (first.delivery.failures > 0) show(await tell({ do: "deliver" }));
setInterval(async () => {
  const now = await tell({ do: "overview" });
  show(now.pairing ? await tell({ do: "check-pairing" }) : now);
}, POLL);
