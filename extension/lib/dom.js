"use strict";
// Safe access to the elements of a page, through the browser's own prototypes.
//
// In Chromium a form's controls hide the form's own members of the same name, for extensions too: if a control is called
// "parentElement", walking upwards from the form never ends. So no file that runs in a page reads a member from an element itself.

/** @param {ParentNode & Node} scope @param {string} selector @returns {NodeListOf<Element>} */
const all = (scope, selector) => (scope instanceof Element ? Element : scope instanceof Document ? Document : DocumentFragment)
  .prototype.querySelectorAll.call(scope, selector);

/** @param {Element} element @param {string} selector */
const fits = (element, selector) => Element.prototype.matches.call(element, selector);

/** @param {Element | null | undefined} element @param {string} selector @returns {Element | null} */
const around = (element, selector) => (element ? Element.prototype.closest.call(element, selector) : null);

/** @param {Element} element @param {string} name */
const attributeOf = (element, name) => Element.prototype.getAttribute.call(element, name);

/** @param {Element} element @param {string} name */
const hasAttributeOf = (element, name) => Element.prototype.hasAttribute.call(element, name);

/** @param {Node} node @returns {Element | null} */
const parentOf = (node) => Reflect.get(Node.prototype, "parentElement", node);

/** @param {Node} node @returns {NodeListOf<ChildNode>} */
const childrenOf = (node) => Reflect.get(Node.prototype, "childNodes", node);

/** @param {Element} element @returns {string} */
const nameOf = (element) => Reflect.get(Element.prototype, "localName", element);

/** @param {Node} node @returns {boolean} */
const isInPage = (node) => Reflect.get(Node.prototype, "isConnected", node);

/** @param {Node} node @param {Node} inner */
const holdsNode = (node, inner) => Node.prototype.contains.call(node, inner);

/** @param {Node} node @param {Node} other @returns {number} where `other` is relative to `node`, as compareDocumentPosition says */
const placeOf = (node, other) => Node.prototype.compareDocumentPosition.call(node, other);
