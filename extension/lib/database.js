// The extension's IndexedDB: what must outlive the worker and the browser. Opened anew for each piece of work, as the
// worker may end at any moment; every change is one transaction.

/**
 * Stores, by name:
 * - `queue`: activities waiting for the server, in their order; key `order` counts up, index `id` is unique
 * - `refused`: activities the server would not take, with its reason
 * - `open`: what is still going on (a stretch of attention, a visit to a feed), by the page's own key for it
 * - `collected`: one line for each activity of today, for the popup
 * - `once`: keys of acts already counted, so that a site's own repetition counts once
 * - `readings`: how reading went, by day, site and part
 * - `forgetting`: ids of activities that the server has and shall forget
 * @typedef {"queue"|"refused"|"open"|"collected"|"once"|"readings"|"forgetting"} Store
 */

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("rapport", 2);
    request.onupgradeneeded = ({ oldVersion }) => {
      const base = request.result;
      base.createObjectStore("forgetting", { keyPath: "id" });
      if (oldVersion === 1) return;
      base.createObjectStore("queue", { keyPath: "order", autoIncrement: true })
        .createIndex("id", "activity.id", { unique: true });
      base.createObjectStore("refused", { keyPath: "activity.id" });
      base.createObjectStore("open", { keyPath: "key" });
      base.createObjectStore("collected", { keyPath: "id" }).createIndex("at", "at");
      base.createObjectStore("once", { keyPath: "key" }).createIndex("until", "until");
      base.createObjectStore("readings", { keyPath: ["day", "site", "part"] });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Do `work` in one transaction: all of it is on disk when this resolves, or none of it.
 * @template T
 * @param {Store[]} stores
 * @param {IDBTransactionMode} mode
 * @param {(store: (name: Store) => IDBObjectStore) => Promise<T>} work awaits nothing but requests of this transaction
 * @returns {Promise<T>}
 */
export async function transact(stores, mode, work) {
  const base = await open();
  try {
    const transaction = base.transaction(stores, mode, { durability: "strict" });
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(undefined);
      transaction.onabort = () => reject(transaction.error ?? new Error("the transaction was given up"));
    });
    done.catch(() => undefined); // the work's own error is the one to tell
    try {
      const result = await work((name) => transaction.objectStore(name));
      await done;
      return result;
    } catch (problem) {
      try {
        transaction.abort();
      } catch {
        // it had already ended
      }
      throw problem;
    }
  } finally {
    base.close();
  }
}
