// The types of all messages between the pages of sites, the popup, the options and the worker.

/**
 * @typedef {import("./activity.js").Person} Person
 * @typedef {{found: number, missed: number, why?: string}} Health how many things were read, and how many should have been read but
 *   were not. `why`: the selector or expression of the declaration that this browser does not understand, if that is the reason
 * @typedef {{network: number, suggested: number, promoted: number, autoplay: number, items: number, ended: boolean, autoplayed?: number}} Counts what a visit to
 *   a feed showed. `autoplayed`: seconds in which a video played that nobody had clicked; absent if unknown
 *
 * @typedef {{key: string, kind: string, start: number, seconds: number, ended: boolean, patterns?: string[]}} Stretch a stretch of
 *   attention. `patterns`: the patterns by which its pages pushed, absent if the pages were not checked for any; `key` identifies it
 *   while it is in progress; `start`: milliseconds since 1970; `ended`: this is the last message about it
 * @typedef {{key: string, start: number, counts: Counts, ended: boolean}} Visit a visit to a feed, with the same members
 * @typedef {{key: string, mine: boolean, text: string, person?: Person, at?: string}} Message a message as the page shows it
 * @typedef {Message & {context?: string, waits?: boolean}} Received a message with its conversation. `waits`: the person
 *   has written nothing after it
 *
 * From a page of a watched site. `opened`: the items are all messages of a conversation just opened or returned to.
 * @typedef {{about: "hello"}
 *   | {about: "stretch"} & Stretch
 *   | {about: "visit"} & Visit
 *   | {about: "badge", unread: number}
 *   | {about: "messages", opened: boolean, items: Received[], variant?: string}
 *   | {about: "account", account: string}
 *   | {about: "shown", conversation?: string, partner?: Person}
 *   | {about: "profile", profile: Record<string, unknown>}
 *   | {about: "denied", at: number}
 *   | {about: "health", parts: Record<string, Health>, variant?: string}} FromPage
 *
 * The answer to a page. `wanted` is false during a pause, or if the person had this time forgotten; the page then starts
 * afresh. `over`: that stretch or visit was closed meanwhile, so the page begins another. `later`: the report came too soon after
 * the last one, and may be sent again.
 * @typedef {{wanted: boolean, over?: boolean, later?: boolean, declaration: import("./recognise.js").Declaration | null}} ToPage
 *
 * What the popup and the options ask the worker to do.
 * @typedef {{do: "overview"} | {do: "deliver"} | {do: "pair"} | {do: "check-pairing"} | {do: "unpair"} | {do: "open-dashboard"}
 *   | {do: "pause", length: "hour" | "tomorrow"} | {do: "resume"} | {do: "forget"} | {do: "dismiss-refused"}
 *   | {do: "switch", site: string, on: boolean} | {do: "add-origin", site: string, origin: string}
 *   | {do: "remove-origin", site: string, origin: string} | {do: "address", address: string}
 *   | {do: "show-waits", on: boolean} | {do: "audit-page"} | {do: "show-structure"} | {do: "structure"}} Command
 */

/**
 * What the popup and the options show.
 * @typedef {object} Overview
 * @property {string} address where Rapport is expected
 * @property {string} given the address that the person typed, or empty
 * @property {boolean} connected
 * @property {string | null} device
 * @property {DeliveryState} delivery
 * @property {{code: string, expires: number, address: string} | null} pairing
 * @property {PairingProblem | null} pairingProblem
 * @property {number} waiting how many activities wait for the server
 * @property {number} postponed how many more wait until the clocks agree
 * @property {ActivityRecord[]} refused
 * @property {ActivityRecord[]} collected accepted today, without texts
 * @property {number | null} pausedUntil
 * @property {Reading[]} readings
 * @property {Stopped[]} stopped
 * @property {Record<string, Choice>} choices by site
 * @property {boolean} profileOpen whether the open tab shows a profile on a watched site
 * @property {boolean} siteOpen whether the open tab is of a watched site
 * @property {boolean} showsWaits whether the badge shows how many people wait
 *
 * @typedef {import("./activity.js").ActivityRecord} ActivityRecord
 *
 * @typedef {{failures: number, next: number, why: string, late?: boolean, most?: number, alone?: {id: string, times: number},
 *   again?: number, unpaired?: boolean, other?: boolean}} DeliveryState `failures`: in
 *   a row; `next`: no attempt before this moment; `why`: the server's reason for rejecting the data, empty if it did not
 *   answer; `late`: the server is there but answers too late, so that at most `most` activities are sent next; `alone`: how often one
 *   activity alone was not answered in time; `again`: when to retry what was postponed because of a clock; `unpaired`: the server
 *   does not know this browser's token, for example because another Rapport has its address for a while; `other`: it is not Rapport
 * @typedef {"pairing_stranger" | "pairing_away" | "pairing_impostor" | "pairing_failed" | "pairing_expired" | "pairing_refused"
 *   | "pairing_again" | "pairing_ticket"} PairingProblem the name of the sentence that describes it
 * @typedef {{day: string, site: string, part: string, variant: string, lately?: number, sent?: boolean} & Health} Reading `day`: local;
 *   `lately`: how many of the misses came after the last success; `variant`: the client or design that drew the page, empty if its
 *   site has only one; `sent`: the server has these numbers
 * @typedef {{site: string, part: string, variant: string, since: string, why?: string}} Stopped a part of a site that cannot be read
 *   since a local day. `why` as in Health
 * @typedef {{text: string, file: string}} Structure a page's structure as markup, and the name of a file for it
 * @typedef {{on: boolean, origins: string[]}} Choice `origins`: the addresses that the person added to a site that may be anywhere
 */

export {};
