// The extension's IndexedDB, for whatever must outlive the worker and the browser. It is opened for each transaction, because the
// worker may end at any moment.

import { migrate } from "./migration.js";

/**
 * The object stores:
 * - `activities`: every ActivityRecord on disk, by `order`. The index `id` finds one by its activity's id; the index `state`
 *   lists the records of one state by time
 * - `once`: keys of activities already accepted, with the time until which each is remembered
 * - `readings`: how many things were read and missed, by day, site, part and page variant
 * - `forgetting`: ids of activities that the server still has to delete
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
 * Run `work` in one transaction. When this resolves, all of it is on disk; when it rejects, none of it is.
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
