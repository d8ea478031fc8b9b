"use strict";
// Measures how long a page has the person's attention: it is visible and focused, and there was input within the last minute.
//
// Content scripts are plain scripts that share one scope, in the order given in background/sites.js. Modules would have to be
// web-accessible resources, which the site could load too, and this extension has none of those.

const IDLE = 60_000;
const LONGEST_STRETCH = 300_000;
const SHORTEST_STRETCH = 1000;
const REPORT_EVERY = 30_000;
const DEAF = 1000; // after an input, ignore others for so long: scrolling makes a hundred a second, and one is enough
const LISTENING = { capture: true, passive: true };
const INPUTS = ["pointerdown", "pointermove", "keydown", "wheel", "touchmove"]; // no "scroll": pages also scroll by themselves

/**
 * @typedef {import("../lib/messages.js").Stretch} Stretch
 */

/** Follows the attention that one document has. */
class Attention {
  /**
   * @param {(stretch: Stretch) => void} report called repeatedly during a stretch, and at its end
   * @param {AbortSignal} signal stops following
   */
  constructor(report, signal) {
    this.report = report;
    this.kind = "";
    /** When the last input was, by the monotonic clock. */
    this.input = performance.now();
    /** @type {{key: string, start: number, from: number} | null} */
    this.stretch = null;
    this.resting = false;
    this.signal = signal;
    this.#listen();
    for (const name of ["focus", "blur", "pageshow"]) addEventListener(name, () => this.#check(), { signal });
    document.addEventListener("visibilitychange", () => this.#check(), { signal });
    addEventListener("pagehide", () => this.#end(), { signal });
    const timer = setInterval(() => this.#tick(), REPORT_EVERY);
    signal.addEventListener("abort", () => clearInterval(timer));
  }

  /** Whether the person is looking at the page now. */
  get present() {
    return this.#watched && performance.now() - this.input < IDLE;
  }

  get #watched() {
    return document.visibilityState === "visible" && document.hasFocus();
  }

  /** @param {string} kind of the page from now on */
  turn(kind) {
    this.#end();
    this.kind = kind;
    this.input = performance.now(); // opening a page is input
    this.#check();
  }

  /** Drop the current stretch without reporting it, and begin another. */
  forget() {
    this.stretch = null;
    this.#check();
  }

  /** Drop the current stretch without reporting it, and follow nothing until `resume`. */
  rest() {
    this.resting = true;
    this.stretch = null;
  }

  resume() {
    this.resting = false;
    if (this.present) this.#check();
  }

  /** @param {Event} event */
  #onInput = (event) => {
    if (!event.isTrusted) return; // made by a script of the page
    for (const name of INPUTS) removeEventListener(name, this.#onInput, LISTENING);
    setTimeout(() => this.#listen(), DEAF);
    const now = performance.now();
    if (this.stretch && now - this.input >= IDLE) this.#end();
    this.input = now;
    if (!this.stretch) this.#check();
  };

  #listen() {
    if (this.signal.aborted) return;
    for (const name of INPUTS) addEventListener(name, this.#onInput, { ...LISTENING, signal: this.signal });
  }

  #check() {
    if (!this.#watched) this.#end();
    else if (!this.stretch && this.kind && !this.resting) {
      this.input = performance.now(); // coming back to a page is input
      const begun = { key: `s${Date.now()}-${Math.random()}`, start: Date.now(), from: this.input };
      this.stretch = begun;
      // Report early, because in some browsers a tab that is being closed cannot report any more.
      setTimeout(() => this.stretch === begun && this.#tell(false), SHORTEST_STRETCH);
    }
  }

  #tick() {
    if (!this.stretch) return;
    const now = performance.now();
    if (now - this.input >= IDLE) this.#end();
    else if (now - this.stretch.from >= LONGEST_STRETCH) this.turn(this.kind);
    else this.#tell(false);
  }

  #end() {
    if (this.stretch) this.#tell(true);
    this.stretch = null;
  }

  /** @param {boolean} ended */
  #tell(ended) {
    if (!this.stretch) return;
    const { key, start, from } = this.stretch;
    const active = Math.min(performance.now() - from, this.input + IDLE - from, LONGEST_STRETCH);
    if (active >= SHORTEST_STRETCH) this.report({ key, kind: this.kind, start, seconds: active / 1000, ended });
  }
}
