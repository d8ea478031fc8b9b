"use strict";
// Decides whether the document itself hides an element.
//
// Only the markup counts (the `hidden` attribute, and inline `display` and `visibility`), not the layout, because
// auditor/pages reads the same pages and has no layout. Single-page sites keep the previous screen in the document and hide it
// in this way. An IntersectionObserver sees whether an element is scrolled away.

const DECLARED = /(?:^|;)[ \t\n\r\f]*(display|visibility)[ \t\n\r\f]*:[ \t\n\r\f]*([a-z-]+)/g;
const NEVER_SHOWN = new Set(["script", "style", "template", "noscript"]);

/**
 * Whether the markup hides an element, or one of the elements around it below `until`.
 * @param {Element} element
 * @param {Node | null} [until] where to stop; this node itself is not examined
 */
function hidden(element, until = null) {
  let visibility = "";
  for (let node = /** @type {Element | null} */ (element); node && node !== until; node = parentOf(node)) {
    if (NEVER_SHOWN.has(nameOf(node)) || hasAttributeOf(node, "hidden")) return true;
    const style = attributeOf(node, "style");
    if (!style) continue;
    let own = "";
    let display = "";
    for (const [, name, value] of style.toLowerCase().matchAll(DECLARED)) {
      if (name === "display") display = value;
      else own = value;
    }
    if (display === "none") return true;
    visibility ||= own; // the innermost wins: a visible child of a hidden parent is shown
  }
  return visibility === "hidden" || visibility === "collapse";
}
