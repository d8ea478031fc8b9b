"use strict";
// Whether an element is out of sight by what the document itself says.
//
// Only markup is asked (the `hidden` attribute and inline `display` and `visibility`), never the layout, because the
// same page must read the same in a browser and in auditor/pages, which has no layout. Single-page sites keep the
// screen you came from in the document, hidden exactly so, with the same names as the one you look at.
// What is scrolled away, covered or transparent is the business of whoever observes intersections.

const DECLARED = /(?:^|;)[ \t\n\r\f]*(display|visibility)[ \t\n\r\f]*:[ \t\n\r\f]*([a-z-]+)/g;
const NEVER_SHOWN = new Set(["script", "style", "template", "noscript"]);

/**
 * Whether an element, or one it stands in below `until`, is hidden by its markup.
 * @param {Element} element
 * @param {Node | null} [until] where to stop looking; itself not looked at
 */
function hidden(element, until = null) {
  let visibility = "";
  for (let node = /** @type {Element | null} */ (element); node && node !== until; node = node.parentElement) {
    if (NEVER_SHOWN.has(node.localName) || node.hasAttribute("hidden")) return true;
    const style = node.getAttribute("style");
    if (!style) continue;
    let own = "";
    let display = "";
    for (const [, name, value] of style.toLowerCase().matchAll(DECLARED)) {
      if (name === "display") display = value;
      else own = value;
    }
    if (display === "none") return true;
    visibility ||= own; // the nearest one rules: a visible child of a hidden parent is seen
  }
  return visibility === "hidden" || visibility === "collapse";
}
