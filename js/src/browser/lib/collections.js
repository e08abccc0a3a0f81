// NodeList, HTMLCollection and DOMTokenList. The first two are snapshots here: order is not observed through liveness.
(function (host, require) {
  'use strict';

  const { INTERNAL, illegalConstructor, domException, expose } = require('idl');

  class NodeList {
    constructor(token, items) {
      if (token !== INTERNAL) illegalConstructor(new.target.name);
      items.forEach((item, index) => {
        Object.defineProperty(this, index, { value: item, enumerable: true, configurable: true });
      });
      sizes.set(this, items.length);
    }

    get length() {
      return sizes.get(this);
    }

    item(index) {
      return this[index] ?? null;
    }

    entries() {
      return Array.from(this).entries();
    }

    forEach(callback, thisArg = undefined) {
      for (let i = 0; i < this.length; i += 1) callback.call(thisArg, this[i], i, this);
    }

    keys() {
      return Array.from(this).keys();
    }

    values() {
      return Array.from(this).values();
    }
  }

  class HTMLCollection {
    constructor(token, items) {
      if (token !== INTERNAL) illegalConstructor('HTMLCollection');
      items.forEach((item, index) => {
        Object.defineProperty(this, index, { value: item, enumerable: true, configurable: true });
      });
      sizes.set(this, items.length);
    }

    get length() {
      return sizes.get(this);
    }

    item(index) {
      return this[index] ?? null;
    }

    namedItem(name) {
      return Array.from(this).find((element) => element.id === `${name}`) ?? null;
    }
  }
  const sizes = new WeakMap();

  class DOMTokenList {
    #element;
    #attribute;

    constructor(token, element, attribute) {
      if (token !== INTERNAL) illegalConstructor('DOMTokenList');
      this.#element = element;
      this.#attribute = attribute;
    }

    get length() {
      return this.#tokens().length;
    }

    get value() {
      return this.#element.getAttribute(this.#attribute) ?? '';
    }

    set value(value) {
      this.#element.setAttribute(this.#attribute, value);
    }

    add(...names) {
      const list = this.#tokens();
      for (const name of names.map((n) => this.#checked(n, 'add'))) if (!list.includes(name)) list.push(name);
      this.#write(list);
    }

    contains(name) {
      return this.#tokens().includes(`${name}`);
    }

    item(index) {
      return this.#tokens()[index] ?? null;
    }

    remove(...names) {
      const gone = names.map((name) => this.#checked(name, 'remove'));
      this.#write(this.#tokens().filter((token) => !gone.includes(token)));
    }

    replace(name, next) {
      const list = this.#tokens();
      const at = list.indexOf(this.#checked(name, 'replace'));
      if (at < 0) return false;
      list[at] = this.#checked(next, 'replace');
      this.#write([...new Set(list)]);
      return true;
    }

    toggle(name, force = undefined) {
      const token = this.#checked(name, 'toggle');
      const there = this.contains(token);
      const wanted = force === undefined ? !there : Boolean(force);
      if (wanted && !there) this.add(token);
      else if (!wanted && there) this.remove(token);
      return wanted;
    }

    toString() {
      return this.value;
    }

    entries() {
      return this.#tokens().entries();
    }

    forEach(callback, thisArg = undefined) {
      this.#tokens().forEach((token, index) => callback.call(thisArg, token, index, this));
    }

    keys() {
      return this.#tokens().keys();
    }

    values() {
      return this.#tokens().values();
    }

    #tokens() {
      return [...new Set(this.value.split(/[\t\n\f\r ]+/).filter(Boolean))];
    }

    #write(list) {
      if (list.length === 0 && !this.#element.hasAttribute(this.#attribute)) return;
      this.#element.setAttribute(this.#attribute, list.join(' '));
    }

    #checked(value, method) {
      const name = `${value}`;
      const failed = `Failed to execute '${method}' on 'DOMTokenList': The token provided`;
      if (name === '') throw domException('SyntaxError', `${failed} must not be empty.`);
      if (/[\t\n\f\r ]/.test(name)) {
        throw domException('InvalidCharacterError', `${failed} ('${name}') contains HTML space characters, which are not valid in tokens.`);
      }
      return name;
    }
  }

  function iterate(Class, method) {
    Object.defineProperty(Class.prototype, Symbol.iterator, { value: method, writable: true, configurable: true });
  }
  iterate(NodeList, Array.prototype.values);
  iterate(HTMLCollection, Array.prototype.values);
  iterate(DOMTokenList, DOMTokenList.prototype.values);
  for (const Class of [NodeList, HTMLCollection, DOMTokenList]) expose(Class, { length: 0 });
  // Array.from would ask the iterator above, which only needs length and indices.
  return {
    NodeList,
    HTMLCollection,
    DOMTokenList,
    nodeList: (items) => new NodeList(INTERNAL, items),
    htmlCollection: (items) => new HTMLCollection(INTERNAL, items),
    tokenList: (element, attribute) => new DOMTokenList(INTERNAL, element, attribute),
  };
})
