// Shows each site with its switch. Pressing a switch asks the browser for the permission for that site.

import { browser } from "./browser.js";
import { declarations } from "./declarations.js";
import { element, tell } from "./elements.js";
import { grants, involved, originTyped, pattern } from "./hosts.js";
import { fullDay, list, number, say } from "./wording.js";

/**
 * @typedef {import("./declarations.js").Declaration} Declaration
 * @typedef {import("./messages.js").Overview} Overview
 * @typedef {import("./wording.js").Key} Key
 */

/** @type {Record<string, Key>} by part of a site */
const PARTS = {
  feed: "part_feed", messages: "part_messages", profile: "part_profile", notifications: "part_notifications",
  requests: "part_requests", account: "part_account", patterns: "part_patterns", denied: "part_denied", unknown: "part_unknown",
};

/** @type {Record<string, Key>} by variant of a site's pages; other variants are called by the name of their client */
const VARIANTS = { old: "pages_old", new: "pages_new", other: "pages_unknown" };

/** @type {Map<string, string>} */
const titles = new Map();

/** @param {string} site */
export const titleOf = (site) => titles.get(site) ?? site;

/**
 * The title of a site, and of one of its page variants if it has several.
 * @param {string} site
 * @param {string} [variant]
 */
export function pagesOf(site, variant = "") {
  if (!variant) return titleOf(site);
  return say("variant", titleOf(site), Object.hasOwn(VARIANTS, variant) ? say(VARIANTS[variant]) : variant);
}

/**
 * @param {HTMLElement} place
 * @param {Overview} now
 * @param {{details: boolean}} how `details`: whether to show the addresses and the form for adding one
 */
export async function showSites(place, now, { details }) {
  const declared = await declarations();
  for (const { site, title } of declared) titles.set(site, title);
  const rows = await Promise.all(declared.map((each) => row(each, now, details, () => refresh())));
  place.replaceChildren(...rows);

  async function refresh() {
    await showSites(place, await tell({ do: "overview" }), { details });
  }
}

/**
 * @param {Declaration} declared
 * @param {Overview} now
 * @param {boolean} details
 * @param {() => Promise<void>} refresh
 */
async function row(declared, now, details, refresh) {
  const { site, title } = declared;
  const { on, origins } = now.choices[site] ?? { on: false, origins: [] };
  const needed = grants(involved(declared), origins);
  // If the person has added an address, the permission for the site's own addresses is not needed.
  const enough = [needed, grants([], origins)].filter((patterns) => patterns.length > 0);
  const allowed = (await Promise.all(enough.map((each) => browser.permissions.contains({ origins: each })))).some(Boolean);
  const box = element("input", { type: "checkbox", checked: on && allowed, id: `switch-${site}` });
  box.setAttribute("aria-describedby", `about-${site}`);
  box.disabled = needed.length === 0;
  box.addEventListener("change", () => {
    // Ask before anything is awaited: browsers allow this question only right after a press.
    const asked = box.checked ? browser.permissions.request({ origins: needed }).catch(() => false) : true;
    const told = tell({ do: "switch", site, on: box.checked });
    void told.then(async () => {
      if (!(await asked)) await tell({ do: "switch", site, on: false });
      await refresh();
    });
  });
  const about = element("p", { id: `about-${site}`, className: "soft" }, purpose(declared, needed));
  const count = element("p", { className: "soft" });
  count.dataset.count = site;
  const item = element("li", {}, element("label", { htmlFor: box.id }, box, title), about, count);
  if (details && (declared.open || declared.hosts.length === 0)) item.append(addresses(declared, origins, refresh));
  return item;
}

/**
 * What the permission for a site is used for.
 * @param {Declaration} declared
 * @param {string[]} needed
 */
function purpose(declared, needed) {
  if (needed.length === 0) return say("site_needs_address", declared.title);
  const named = involved(declared);
  const places = named.length > 0 ? named.map((host) => host.replace(/^\*\./, "")) : needed.map((each) => new URL(each.replace("*", "")).hostname);
  return say("site_purpose", list(places));
}

/**
 * @param {Declaration} declared
 * @param {string[]} origins
 * @param {() => Promise<void>} refresh
 */
function addresses({ site, title }, origins, refresh) {
  const field = element("input", { type: "text", id: `origin-${site}`, placeholder: "social.example", autocomplete: "off" });
  const problem = element("p", { className: "soft" });
  problem.setAttribute("role", "status");
  const form = element("form", {}, element("label", { htmlFor: field.id }, say("add_address", title)), field,
    element("button", { type: "submit" }, say("add")), problem);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const origin = originTyped(field.value);
    if (!origin) {
      problem.textContent = say("not_an_address");
      return;
    }
    const asked = browser.permissions.request({ origins: [pattern(origin)] }).catch(() => false);
    const told = tell({ do: "add-origin", site, origin });
    void told.then(async () => {
      if (!(await asked)) await tell({ do: "remove-origin", site, origin });
      await refresh();
    });
  });
  const added = element("ul", { className: "origins" }, ...origins.map((origin) => {
    const remove = element("button", { type: "button" }, say("remove"));
    remove.setAttribute("aria-label", say("remove_address", origin));
    remove.addEventListener("click", () => void tell({ do: "remove-origin", site, origin }).then(refresh));
    return element("li", {}, origin, remove);
  }));
  return element("div", {}, added, form);
}

/**
 * @param {import("./messages.js").Reading[]} readings
 * @returns {HTMLElement[]} a row for each day, site, part and variant of the page
 */
export function health(readings) {
  return readings.map(({ day, site, part, variant, found, missed, why }) => element("tr", {},
    element("td", {}, fullDay(day)), element("td", {}, pagesOf(site, variant)),
    element("td", {}, say(PARTS[part] ?? "part_unknown"), ...(why ? [" ", element("code", {}, why)] : [])),
    element("td", {}, number(found)), element("td", {}, number(missed))));
}
