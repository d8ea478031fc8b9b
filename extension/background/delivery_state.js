// The outcome of the last delivery. It is kept in storage, because the worker may end between two deliveries.

import { browser } from "../lib/browser.js";

/** @typedef {import("../lib/messages.js").DeliveryState} DeliveryState */

/** @type {DeliveryState} */
export const FINE = { failures: 0, next: 0, why: "" };

/** @returns {Promise<DeliveryState>} */
export async function deliveryState() {
  const { delivery } = await browser.storage.local.get("delivery");
  return /** @type {DeliveryState | undefined} */ (delivery) ?? FINE;
}

/** @param {DeliveryState} state */
export const keepDeliveryState = (state) => browser.storage.local.set({ delivery: state });
