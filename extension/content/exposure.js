"use strict";
// Counts how many items a visit to the feed showed. An item counts once, when half of it was visible, or when it filled half of the
// screen. Which items these were never leaves this file.

const HALF = 0.5;
const MIDDLE = "-50% 0px"; // an item longer than the screen fills half of it exactly when it covers the middle
const VISIT_IDLE = 30 * 60_000;
const TELL_FIRST = 500; // in some browsers a tab that is being closed cannot report any more
const TELL_AFTER = 5000;
const LOOK_AT_VIDEOS = 1000;

/**
 * @typedef {import("../lib/messages.js").Counts} Counts
 * @typedef {import("../lib/messages.js").Visit} Visit
 */

/** Follows visits to the feed, one after the other. */
class Exposure {
  /**
   * @param {Declaration} declaration
   * @param {(visit: Visit) => void} report called repeatedly during a visit and at its end, if anything was seen
   * @param {() => boolean} present whether the person is looking at the page now
   */
  constructor(declaration, report, present) {
    this.declaration = declaration;
    this.report = report;
    this.present = present;
    /** @type {{key: string, start: number, counts: Counts, seen: Set<string>, told: boolean} | null} */
    this.visit = null;
    this.attended = performance.now();
    this.context = { path: "", host: "" };
    this.observer = new IntersectionObserver((entries) => this.#onSight(entries), { threshold: [0, HALF] });
    this.long = new IntersectionObserver((entries) => this.#onMiddle(entries), { rootMargin: MIDDLE });
    this.timer = 0;
    /** Items with a video that starts by itself, at least half of them visible. @type {Set<Element>} */
    this.playing = new Set();
    this.players = new IntersectionObserver((entries) => this.#onPlayers(entries), { threshold: HALF });
    this.videos = 0;
    /** Items that the person clicked: they may have chosen what plays there since. @type {WeakSet<Element>} */
    this.chosen = new WeakSet();
    this.onPointer = (/** @type {Event} */ event) => this.#onPointer(event);
  }

  /** Note a new address, because in some declarations the origin of an item depends on it. */
  move() {
    this.context = contextOf(location.href);
  }

  begin() {
    this.move();
    this.attended = performance.now();
    this.visit = {
      key: `v${Date.now()}-${Math.random()}`,
      start: Date.now(),
      counts: { network: 0, suggested: 0, promoted: 0, autoplay: 0, items: 0, ended: false },
      seen: new Set(),
      told: false,
    };
    // Playing time can be counted only if the declaration says which videos start by themselves.
    if (this.declaration.feed?.autoplay) this.visit.counts.autoplayed = 0;
    document.addEventListener("pointerdown", this.onPointer, { capture: true, passive: true });
    this.look([document]);
  }

  end() {
    this.tell(true);
    this.visit = null;
    this.observer.disconnect();
    this.long.disconnect();
    this.players.disconnect();
    this.playing.clear();
    clearInterval(this.videos);
    this.videos = 0;
    document.removeEventListener("pointerdown", this.onPointer, { capture: true });
  }

  /** Note that the person looks at the page. After half an hour without attention, a new visit begins. */
  attend() {
    const now = performance.now();
    if (this.visit && now - this.attended > VISIT_IDLE) {
      this.end();
      this.begin();
    }
    this.attended = now;
  }

  /** Drop the current visit without reporting it, and begin another. */
  forget() {
    this.visit = null;
    this.end();
    this.begin();
  }

  /**
   * Watch the items in or around what was added to the page: a site may put a new item into an old element.
   * @param {(Document | Element)[]} roots
   */
  look(roots) {
    const rule = this.declaration.feed;
    if (!this.visit || !rule) return;
    for (const root of roots) {
      for (const element of candidates(rule, root)) this.observer.observe(element);
    }
  }

  /** @param {boolean} ended */
  tell(ended) {
    clearTimeout(this.timer);
    this.timer = 0;
    const { visit } = this;
    if (!visit || visit.counts.items === 0) return;
    const rule = this.declaration.feed;
    if (rule && endedOf(rule, document, this.context)) visit.counts.ended = true;
    visit.told = true;
    this.report({ key: visit.key, start: visit.start, counts: { ...visit.counts }, ended });
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #onSight(entries) {
    for (const { target, intersectionRatio, boundingClientRect, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      if (intersectionRatio >= HALF) this.#count(target);
      else if (boundingClientRect.height > innerHeight) this.long.observe(target);
    }
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #onMiddle(entries) {
    for (const { target, isIntersecting } of entries) if (isIntersecting) this.#count(target);
  }

  /** @param {Element} element */
  #count(element) {
    this.observer.unobserve(element);
    this.long.unobserve(element);
    const { visit, context } = this;
    const rule = this.declaration.feed;
    const key = rule && value(element, rule.key, context);
    if (!visit || !key || visit.seen.has(key)) return;
    visit.seen.add(key);
    if (visit.counts.items === 0) visit.start = Date.now(); // the page may have been open long before anyone looked
    visit.counts.items += 1;
    visit.counts[originOf(rule, element, context)] += 1;
    if (holds(element, rule.autoplay, context)) {
      visit.counts.autoplay += 1;
      this.players.observe(element);
    }
    if (!this.timer) this.timer = setTimeout(() => this.tell(false), visit.told ? TELL_AFTER : TELL_FIRST);
  }
  /** @param {IntersectionObserverEntry[]} entries */
  #onPlayers(entries) {
    for (const { target, intersectionRatio } of entries) {
      if (intersectionRatio >= HALF) this.playing.add(target);
      else this.playing.delete(target);
    }
    if (this.playing.size === 0) {
      clearInterval(this.videos);
      this.videos = 0;
    } else if (!this.videos) this.videos = setInterval(() => this.#onSecond(), LOOK_AT_VIDEOS);
  }

  /** @param {Event} event */
  #onPointer(event) {
    const target = event.isTrusted && event.target instanceof Element ? event.target : null;
    for (const element of this.playing) if (target && holdsNode(element, target)) this.chosen.add(element);
  }

  /** Count one second if a video plays that nobody clicked. If a player hides its video, the whole visit reports no playing time. */
  #onSecond() {
    const counts = this.visit?.counts;
    if (counts?.autoplayed === undefined || !this.present()) return;
    for (const element of this.playing) {
      if (!isInPage(element)) this.playing.delete(element);
      else if (all(element, "video").length === 0) return void delete counts.autoplayed;
    }
    const plays = [...this.playing].some((element) => !this.chosen.has(element)
      && [.../** @type {NodeListOf<HTMLVideoElement>} */ (all(element, "video"))].some((video) => !video.paused && !video.ended));
    if (!plays) return;
    counts.autoplayed += LOOK_AT_VIDEOS / 1000;
    if (!this.timer) this.timer = setTimeout(() => this.tell(false), TELL_AFTER);
  }
}
