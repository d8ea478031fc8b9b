"use strict";
// Watches a page of a site without touching it: no click, no change, nothing that the site could notice.

{
  const SETTLE = 500;
  const READ_AFTER = 5000;
  const READ_AGAIN = 5000;
  const BADGE_AGAIN = 60_000;
  const REST = 30_000;
  const HEALTH_AGAIN = 30 * 60_000; // a page that stays open all day reports for each visit whether it can be read
  const MANY_ROOTS = 40;

  /** @type {typeof chrome} */
  const extension = /** @type {any} */ (globalThis).browser ?? chrome;

  /** @typedef {import("../lib/messages.js").FromPage} FromPage */
  /** @typedef {import("../lib/messages.js").ToPage} ToPage */

  const stop = new AbortController();
  const { signal } = stop;

  /** What this extension's scripts share in a page. `again` starts watching if nothing is watched here, and returns whether the
   * extension that injected the scripts still exists. @type {{rapport?: {again: () => boolean}}} */
  const shared = /** @type {any} */ (globalThis);
  let watching = false;

  /**
   * @param {FromPage} message
   * @returns {Promise<ToPage | null>} null if the extension is gone
   */
  async function send(message) {
    if (signal.aborted) return null;
    try {
      return await extension.runtime.sendMessage(message);
    } catch {
      if (!extension.runtime?.id) stop.abort(); // the extension was updated or removed
      return null;
    }
  }

  /**
   * Where the new messages begin in a conversation that is read again: after the three messages that were last before. Older
   * messages loaded above these are not new, and if the three are not found, no message counts as new.
   * @param {string[]} before
   * @param {string[]} now
   */
  function arrivedFrom(before, now) {
    const last = before.slice(-3);
    for (let end = now.length; last.length > 0 && end >= last.length; end -= 1) {
      if (last.every((message, index) => now[end - last.length + index] === message)) return end;
    }
    return now.length;
  }

  /** @param {Declaration} declaration */
  function observe(declaration) {
    let address = location.href;
    let kind = "";
    const matters = [...(declaration.messages?.pages ?? []), ...(declaration.profile?.pages ?? [])];
    /** What has been reported about the page, so that only news is reported. */
    const told = {
      read: false, at: 0, healthAt: 0, profile: "", account: "", shown: "", unread: -1, badgeAt: -BADGE_AGAIN, away: true,
      messages: new Set(), missed: new Set(),
    };
    /** The messages of the open conversation at the last reading. @type {string[]} */
    let shown = [];
    /** The site's notices that have been reported. @type {WeakSet<Element>} */
    const notices = new WeakSet();
    /** @type {Element[]} */
    let added = [];
    let settling = 0;
    /** The patterns by which pages of this kind pushed; null until they are read. @type {Set<string> | null} */
    let patterns = null;
    /** The key of the stretch of attention in which these patterns were seen. */
    let stretchOf = "";
    const isFeed = () => kind === "feed" && declaration.feed !== undefined && notUnderstood(declaration.feed) === null;
    let reading = 0;
    let resting = 0;

    /** @type {Exposure} */
    const exposure = new Exposure(declaration, (visit) => void tell({ about: "visit", ...visit }), () => attention.present);
    const attention = new Attention((stretch) => {
      exposure.attend();
      if (told.read && performance.now() - told.healthAt > HEALTH_AGAIN) {
        told.read = false;
        if (!reading) reading = setTimeout(read, READ_AFTER);
      }
      if (stretch.key !== stretchOf) {
        // Patterns seen during the previous stretch say nothing about this one.
        if (stretchOf && patterns) {
          patterns = null;
          if (!reading) reading = setTimeout(read, READ_AFTER);
        }
        stretchOf = stretch.key;
      }
      void tell({ about: "stretch", ...stretch, ...(patterns && { patterns: [...patterns] }) });
    }, signal);

    /** @param {FromPage} message */
    async function tell(message) {
      const answer = await send(message);
      if (answer?.wanted === false) rest();
      else if (answer?.over && message.about === "stretch") attention.forget();
      else if (answer?.over && exposure.visit) exposure.forget();
    }

    /** The person has paused, forgotten this time, or switched the site off: drop the current spans, and try again after a while. */
    function rest() {
      attention.rest();
      exposure.visit = null;
      exposure.end();
      clearTimeout(resting);
      resting = setTimeout(() => {
        attention.resume();
        told.shown = "";
        tellShown();
        if (isFeed() && !exposure.visit) exposure.begin();
      }, REST);
    }

    function arrive() {
      address = location.href;
      told.read = false;
      told.messages.clear();
      told.missed.clear();
      told.away = true;
      shown = [];
      clearTimeout(reading);
      reading = setTimeout(read, READ_AFTER);
      const next = kindOf(declaration, address);
      exposure.move();
      if (next === kind) return;
      if (exposure.visit) exposure.end();
      kind = next;
      attention.turn(kind);
      patterns = null; // only now, after the previous stretch has reported its own
      if (isFeed()) exposure.begin();
      tellShown();
    }

    /** Read the whole page: some seconds after it opened and, on pages where changes matter, some seconds after each change. */
    function read() {
      reading = 0;
      if (document.visibilityState !== "visible" || signal.aborted) return;
      requestIdleCallback(() => {
        const extraction = extract(declaration, document, location.href);
        told.at = performance.now();
        if (extraction.patterns) patterns = new Set([...(patterns ?? []), ...extraction.patterns]);
        tellHealth(extraction);
        tellAccount(extraction);
        tellMessages(extraction);
        tellProfile(extraction);
        if (extraction.notifications) void tellBadge(extraction.notifications.unread);
      }, { timeout: 2000 });
    }

    /**
     * Report each part once per page. A part that was missed, such as a conversation that had just begun, is reported again once it
     * is read.
     * @param {Extraction} extraction
     */
    function tellHealth({ health, variant }) {
      const news = Object.entries(health).filter(([part, { found }]) => !told.read || (found > 0 && told.missed.has(part)));
      for (const [part, { found, missed }] of news) {
        if (missed > 0 && found === 0) told.missed.add(part);
        else told.missed.delete(part);
      }
      if (!told.read) told.healthAt = performance.now();
      told.read = true;
      if (news.length > 0) void send({ about: "health", parts: Object.fromEntries(news), variant });
    }

    /**
     * Report what others wrote: all of it when the conversation is opened or returned to, and later only what is new.
     * @param {Extraction} extraction
     */
    function tellMessages({ messages = [], conversation, variant }) {
      const now = new Date().toISOString();
      const before = shown;
      shown = messages.map(({ mine, text }) => `${mine} ${text}`);
      const opened = told.away;
      const since = opened ? messages.length : arrivedFrom(before, shown);
      told.away = false;
      const answered = messages.map(({ mine }) => mine).lastIndexOf(true);
      const timed = messages.map((message, index) => ({
        ...(index >= since && { at: now }), ...message, ...(conversation && { context: conversation }),
        ...(index > answered && { waits: true }),
      }));
      const fresh = timed.filter(({ mine, key }) => !mine && (opened || !told.messages.has(key)));
      for (const { key } of fresh) told.messages.add(key);
      if (fresh.length > 0) void send({ about: "messages", opened, items: fresh, variant });
    }

    /** Report at once which conversation is open and with whom, because a message may be sent before the page is read. */
    function tellShown() {
      if (!declaration.messages) return;
      const found = declaration.messages.pages.includes(kind) ? shownIn(declaration, document, location.href) : {};
      const text = JSON.stringify(found);
      if (text === told.shown) return; // the first is sent even if empty, because the tab showed another page before
      told.shown = text;
      void send({ about: "shown", ...found });
    }

    /**
     * Report that the site did not do what it had accepted.
     * @param {(Document | Element)[]} roots what was added to the page
     */
    function tellDenied(roots) {
      const notice = any(declaration.denied);
      for (const root of notice && notUnderstood(declaration.denied) === null ? roots : []) {
        const found = root instanceof Element && fits(root, notice) ? [root] : select(root, notice);
        for (const element of found) {
          if (!notices.has(element)) void send({ about: "denied", at: Date.now() });
          notices.add(element);
        }
      }
    }

    /** Called before the other reports, because it says whose they are. @param {Extraction} extraction */
    function tellAccount({ account }) {
      if (!account || account === told.account) return;
      told.account = account;
      void send({ about: "account", account });
    }

    /** @param {Extraction} extraction */
    function tellProfile({ profile }) {
      const text = profile ? JSON.stringify(profile) : "";
      if (!profile || text === told.profile) return;
      told.profile = text;
      void send({ about: "profile", profile });
    }

    /** @param {number} unread */
    async function tellBadge(unread) {
      const now = performance.now();
      if (unread === told.unread || now - told.badgeAt < BADGE_AGAIN) return;
      told.unread = unread;
      told.badgeAt = now;
      if (!(await send({ about: "badge", unread }))?.later) return;
      told.unread = -1;
      if (!reading) reading = setTimeout(read, BADGE_AGAIN);
    }

    /** @param {MutationRecord[]} records */
    function onMutation(records) {
      if (exposure.visit || declaration.denied) {
        for (const { addedNodes } of records) {
          for (const node of addedNodes) if (node instanceof Element) added.push(node);
        }
      }
      if (!settling) settling = setTimeout(onSettled, SETTLE);
    }

    function onSettled() {
      settling = 0;
      if (signal.aborted) return;
      if (location.href !== address) arrive();
      tellShown();
      const roots = added.length > MANY_ROOTS ? [document] : added.filter(isInPage);
      added = [];
      exposure.look(roots);
      tellDenied(roots);
      const changes = matters.includes(kind) || performance.now() - told.badgeAt > BADGE_AGAIN;
      if (changes && told.read && !reading) {
        reading = setTimeout(read, Math.max(0, told.at + READ_AGAIN - performance.now()));
      }
    }

    /** In the popup the person asks to read the open page. */
    const onAsked = (/** @type {any} */ message, /** @type {any} */ _, /** @type {(answer: unknown) => void} */ reply) => {
      if (message?.ask === "profile") reply({ profile: extract(declaration, document, location.href).profile ?? null });
    };
    extension.runtime.onMessage.addListener(onAsked);
    const mutations = new MutationObserver(onMutation);
    mutations.observe(document.documentElement, { childList: true, subtree: true });
    signal.addEventListener("abort", () => {
      mutations.disconnect();
      extension.runtime?.onMessage?.removeListener(onAsked);
      clearTimeout(resting);
      exposure.visit = null;
      exposure.end();
    });
    const moved = () => location.href !== address && arrive();
    /** @type {any} */ (window).navigation?.addEventListener("currententrychange", moved, { signal });
    addEventListener("popstate", moved, { signal });
    document.addEventListener("visibilitychange", () => {
      told.away ||= document.visibilityState === "hidden";
      if (document.visibilityState === "hidden") exposure.tell(false);
      else {
        exposure.attend();
        if (!told.read && !reading) reading = setTimeout(read, READ_AFTER);
      }
    }, { signal });
    addEventListener("pagehide", () => exposure.visit && exposure.end(), { signal });
    addEventListener("pageshow", (event) => {
      if (event.persisted && isFeed()) exposure.begin();
    }, { signal });
    arrive();
  }

  /** Start watching if the page's site is watched: it may belong to none, or its site may be switched on later. */
  async function begin() {
    const answer = await send({ about: "hello" });
    if (!answer?.declaration || signal.aborted || watching) return;
    watching = true;
    removeEventListener("focus", begin);
    observe(/** @type {Declaration} */ (/** @type {unknown} */ (answer.declaration)));
  }

  // If one pattern covers the addresses of several sites, each site's scripts are injected. A page that is open when a site is
  // switched on may also have these scripts already. Not every browser notices this, so only the first copy stays.
  if (!shared.rapport?.again()) {
    shared.rapport = {
      again: () => {
        const alive = !signal.aborted && Boolean(extension.runtime?.id);
        if (alive && !watching) void begin();
        return alive;
      },
    };
    addEventListener("focus", begin, { signal });
    void begin();
  }
}
