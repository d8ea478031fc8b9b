// The extension's IndexedDB: what must outlive the worker and the browser. It is opened anew for each transaction, since the
// worker may end at any moment.

import { migrate } from "./migration.js";

/**
 * The object stores:
 * - `activities`: every ActivityRecord on disk, by `order`. The index `id` finds one by the activity's id; the index `state`
 *   lists those in one state by their time
 * - `once`: keys of activities already accepted, with the time until which each is remembered
 * - `readings`: how many things were read and missed, by day, site, part and variant of the page
 * - `forgetting`: ids of activities that the server has and must delete
 * @typedef {"activities" | "once" | "readings" | "forgetting"} Store
 */

export const VERSION = 4;

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("rapport", VERSION);
    request.onupgradeneeded = ({ oldVersion }) => {
      const change = /** @type {IDBTransaction} */ (request.transaction);
      migrate(request.result, change, oldVersion).catch(() => change.abort());
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Do `work` in one transaction. When this resolves, all of it is on disk; when it rejects, none of it is.
 * @template T
 * @param {Store[]} stores
 * @param {IDBTransactionMode} mode
 * @param {(store: (name: Store) => IDBObjectStore) => Promise<T>} work may await only requests of this transaction
 * @returns {Promise<T>}
 */
export async function transact(stores, mode, work) {
  const base = await open();
  try {
    const transaction = base.transaction(stores, mode, { durability: "strict" });
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(undefined);
      transaction.onabort = () => reject(transaction.error ?? new DOMException("", "AbortError"));
    });
    done.catch(() => undefined); // if the work failed, its own error is thrown below
    try {
      const result = await work((name) => transaction.objectStore(name));
      await done;
      return result;
    } catch (problem) {
      try {
        transaction.abort();
      } catch {
        // the transaction had already ended
      }
      throw problem;
    }
  } finally {
    base.close();
  }
}
