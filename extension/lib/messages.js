// Every message between the pages, the popup and the worker, with its type.

/**
 * A message someone else wrote, as the page shows it.
 * @typedef {{key: string, mine: boolean, person?: {id: string, name?: string}, text: string, at?: string, context?: string}} Received
 *
 * From a page of a watched site. `start` is in milliseconds since 1970; `key` names a span while it goes on; `ended`: no
 * more will come of it.
 * @typedef {{about: "hello"}
 *   | {about: "stretch", key: string, kind: string, start: number, seconds: number, ended: boolean}
 *   | {about: "visit", key: string, start: number, counts: Counts, ended: boolean}
 *   | {about: "badge", unread: number}
 *   | {about: "messages", items: Received[]}
 *   | {about: "partner", conversation: string, partner: {id: string, name?: string}}
 *   | {about: "profile", profile: Record<string, unknown>}
 *   | {about: "denied"}
 *   | {about: "health", parts: Record<string, {found: number, missed: number}>}} FromPage
 *
 * @typedef {{network: number, suggested: number, promoted: number, autoplay: number, items: number, ended: boolean}} Counts
 *
 * The answer: not `wanted` means that the user paused or forgot some of that time, so the page starts anew; `over`: that
 * span was closed meanwhile, so the page begins another; `later`: it was too soon after the one before, and may be told
 * again.
 * @typedef {{wanted: boolean, over?: boolean, later?: boolean, declaration: import("./recognise.js").Declaration | null}} ToPage
 *
 * From the popup or the options.
 * @typedef {{do: "overview"} | {do: "deliver"} | {do: "pair"} | {do: "check-pairing"} | {do: "unpair"}
 *   | {do: "pause", length: "hour" | "tomorrow"} | {do: "resume"} | {do: "forget"} | {do: "dismiss-refused"}
 *   | {do: "switch", site: string, on: boolean} | {do: "add-origin", site: string, origin: string}
 *   | {do: "remove-origin", site: string, origin: string} | {do: "address", address: string}} FromUser
 *
 * @typedef {import("../background/overview.js").Overview} Overview
 */

export {};
