// Element: attributes, markup, and the way to find elements.
(function (host, require) {
  'use strict';

  const { INTERNAL, required, expose } = require('idl');
  const { Node, TYPES, stateOf, hooks, insert, replace, replaceAll } = require('node');
  const { mixInChild, mixInParent } = require('node_mixins');

  class Element extends Node {
    constructor(token, localName) {
      super(token, TYPES.ELEMENT_NODE);
      Object.assign(stateOf(this), { localName, attributes: new Map(), cache: {} });
    }

    get namespaceURI() {
      return 'http://www.w3.org/1999/xhtml';
    }

    get prefix() {
      return null;
    }

    get localName() {
      return stateOf(this).localName;
    }

    get tagName() {
      return stateOf(this).localName.toUpperCase();
    }

    get nodeName() {
      return this.tagName;
    }

    get id() {
      return this.getAttribute('id') ?? '';
    }

    set id(value) {
      this.setAttribute('id', value);
    }

    get className() {
      return this.getAttribute('class') ?? '';
    }

    set className(value) {
      this.setAttribute('class', value);
    }

    get classList() {
      const { cache } = stateOf(this);
      cache.classList ??= require('collections').tokenList(this, 'class');
      return cache.classList;
    }

    set classList(value) {
      this.className = value;
    }

    get attributes() {
      return require('collections').attributesOf(this);
    }

    get innerHTML() {
      return require('markup').inner(this);
    }

    set innerHTML(value) {
      replaceAll(this, require('markup').parse(value === null ? '' : `${value}`));
    }

    get outerHTML() {
      return require('markup').outer(this);
    }

    set outerHTML(value) {
      replace(this, require('markup').parse(`${value}`));
    }

    get scrollTop() {
      return stateOf(this).cache.scrollTop ?? 0;
    }

    set scrollTop(value) {
      stateOf(this).cache.scrollTop = Math.max(0, Number(value) || 0);
    }

    get clientWidth() {
      return Math.round(this.getBoundingClientRect().width);
    }

    get clientHeight() {
      return Math.round(this.getBoundingClientRect().height);
    }

    closest(selectors) {
      const { compile } = require('selector');
      const matches = compile(`${selectors}`, "execute 'closest' on 'Element'");
      for (let at = this; at && at.nodeType === TYPES.ELEMENT_NODE; at = at.parentNode) if (matches(at, this)) return at;
      return null;
    }

    getAttribute(name) {
      return stateOf(this).attributes.get(`${name}`.toLowerCase()) ?? null;
    }

    getAttributeNames() {
      return [...stateOf(this).attributes.keys()];
    }

    getBoundingClientRect() {
      return require('layout').rectOf(this);
    }

    hasAttribute(name) {
      return stateOf(this).attributes.has(`${name}`.toLowerCase());
    }

    hasAttributes() {
      return stateOf(this).attributes.size > 0;
    }

    insertAdjacentElement(where, element) {
      place(this, `${where}`, [element]);
      return element;
    }

    insertAdjacentHTML(where, text) {
      place(this, `${where}`, require('markup').parse(`${text}`));
    }

    insertAdjacentText(where, data) {
      place(this, `${where}`, [require('character_data').makeText(`${data}`)]);
    }

    matches(selectors) {
      const { compile } = require('selector');
      return compile(`${selectors}`, "execute 'matches' on 'Element'")(this, this);
    }

    removeAttribute(name) {
      changeAttribute(this, `${name}`.toLowerCase(), null);
    }

    scrollIntoView() {}

    setAttribute(name, value) {
      required(2, arguments.length, "execute 'setAttribute' on 'Element'");
      changeAttribute(this, `${name}`.toLowerCase(), `${value}`);
    }

    toggleAttribute(name, force = undefined) {
      const wanted = force === undefined ? !this.hasAttribute(name) : Boolean(force);
      if (wanted && !this.hasAttribute(name)) this.setAttribute(name, '');
      else if (!wanted) this.removeAttribute(name);
      return wanted;
    }

    cloneAlone() {
      const copy = require('html_elements').make(this.localName);
      for (const [name, value] of stateOf(this).attributes) copy.setAttribute(name, value);
      return copy;
    }
  }

  // Before, inside at either end, or after: the four places of insertAdjacent….
  function place(element, where, nodes) {
    const [parent, before] = {
      beforebegin: [element.parentNode, element],
      afterbegin: [element, element.firstChild],
      beforeend: [element, null],
      afterend: [element.parentNode, element.nextSibling],
    }[where.toLowerCase()];
    for (const node of nodes) insert(parent, node, before);
  }

  // Null takes the attribute away. Setting the same value again is a mutation too.
  function changeAttribute(element, name, value) {
    const { attributes, attributeChanged } = stateOf(element);
    const oldValue = attributes.get(name) ?? null;
    if (value === null && oldValue === null) return;
    if (value === null) attributes.delete(name);
    else attributes.set(name, value);
    if (hooks.record) hooks.record('attributes', element, { attributeName: name, oldValue });
    attributeChanged?.(name, value);
    hooks.touched?.();
  }

  mixInParent(Element.prototype);
  mixInChild(Element.prototype);
  expose(Element, { length: 0 });
  Object.defineProperty(Element.prototype, 'cloneAlone', { enumerable: false });

  return { Element, INTERNAL };
})
