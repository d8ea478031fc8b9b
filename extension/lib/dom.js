"use strict";
// What is asked of the elements of a page, as the browser itself knows them.
//
// In Chromium a form answers by the names of its controls before it answers by its own members, to extensions too: with a control
// called "parentElement" in it, walking upwards from a form never ends. So members are taken from the prototypes, and no file that
// runs in a page asks an element itself.

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

/** @param {Node} node @param {Node} other where it is, as compareDocumentPosition says it */
const placeOf = (node, other) => Node.prototype.compareDocumentPosition.call(node, other);
