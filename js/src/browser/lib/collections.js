// NodeList, HTMLCollection and DOMTokenList. A list is a snapshot (of querySelectorAll) or asks the tree every time.
(function (host, require) {
  'use strict';

  const { INTERNAL, illegalConstructor, domException, expose } = require('idl');

  class NodeList {
    constructor(token, items) {
      if (token !== INTERNAL) illegalConstructor(new.target.name);
      fill(this, items);
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
      if (token !== INTERNAL) illegalConstructor(new.target.name);
      fill(this, items);
    }

    get length() {
      return sizes.get(this);
    }

    item(index) {
      return this[index] ?? null;
    }

    namedItem(name) {
      const wanted = `${name}`;
      return Array.from(this).find((item) => wanted !== '' && (item.id === wanted || item.getAttribute('name') === wanted)) ?? null;
    }
  }
  class HTMLOptionsCollection extends HTMLCollection {}
  class HTMLFormControlsCollection extends HTMLCollection {
    namedItem(name) {
      const found = Array.from(this).filter((item) => item.id === `${name}` || item.getAttribute('name') === `${name}`);
      return found.length > 1 ? new RadioNodeList(INTERNAL, found) : found[0] ?? null;
    }
  }

  // Controls of the same name: its value is that of the radio button that is checked.
  class RadioNodeList extends NodeList {
    get value() {
      return Array.from(this).find((item) => item.checked)?.value ?? '';
    }

    set value(value) {
      const found = Array.from(this).find((item) => item.value === `${value}`);
      if (found) found.checked = true;
    }
  }

  const sizes = new WeakMap();

  function fill(list, items) {
    items.forEach((item, index) => {
      Object.defineProperty(list, index, { value: item, enumerable: true, configurable: true });
    });
    sizes.set(list, items.length);
  }

  const INDEX = /^(?:0|[1-9]\d*)$/;

  // A list that asks `items` whenever it is asked, and is the same object every time. Names find elements, too.
  function live(owner, key, items, Class) {
    const { stateOf } = require('node');
    const lists = (stateOf(owner).lists ??= {});
    return (lists[key] ??= host.exotic(Object.create(Class.prototype), {
      get(target, name, receiver) {
        if (typeof name === 'string') {
          if (name === 'length') return items().length;
          if (INDEX.test(name)) return items()[name];
          if (!(name in target) && target.namedItem) return target.namedItem.call(receiver, name) ?? undefined;
        }
        return Reflect.get(target, name, receiver);
      },
      has: (target, name) => name in target || (typeof name === 'string' &&
        (INDEX.test(name) ? Number(name) < items().length : Boolean(target.namedItem && Reflect.apply(target.namedItem, lists[key], [name])))),
      ownKeys: () => Array.from(items(), (_, index) => String(index)),
      getOwnPropertyDescriptor: (target, name) => (typeof name === 'string' && INDEX.test(name) && Number(name) < items().length
        ? { value: items()[name], enumerable: true, configurable: true, writable: false } : undefined),
    }));
  }

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

  // An attribute as it is when it is looked at.
  class Attr {
    constructor(token, ownerElement, name) {
      if (token !== INTERNAL) illegalConstructor('Attr');
      Object.defineProperty(this, 'ownerElement', { value: ownerElement });
      Object.defineProperty(this, 'name', { value: name });
    }

    get nodeName() {
      return this.name;
    }

    get localName() {
      return this.name;
    }

    get value() {
      return this.ownerElement.getAttribute(this.name) ?? '';
    }

    set value(value) {
      this.ownerElement.setAttribute(this.name, value);
    }
  }

  class NamedNodeMap {
    item(index) {
      return this[index] ?? null;
    }

    getNamedItem(name) {
      return Array.from(this).find((attribute) => attribute.name === `${name}`) ?? null;
    }

    namedItem(name) {
      return this.getNamedItem(name);
    }
  }
  Object.defineProperty(NamedNodeMap.prototype, 'namedItem', { enumerable: false });

  function attributesOf(element) {
    const known = new Map();
    return live(element, 'attributes', () => element.getAttributeNames().map((name) => {
      if (!known.has(name)) known.set(name, new Attr(INTERNAL, element, name));
      return known.get(name);
    }), NamedNodeMap);
  }

  function iterate(Class, method) {
    Object.defineProperty(Class.prototype, Symbol.iterator, { value: method, writable: true, configurable: true });
  }
  iterate(NodeList, Array.prototype.values);
  iterate(HTMLCollection, Array.prototype.values);
  iterate(NamedNodeMap, Array.prototype.values);
  iterate(DOMTokenList, DOMTokenList.prototype.values);
  const CLASSES = { Attr, NamedNodeMap, NodeList, HTMLCollection, DOMTokenList, HTMLOptionsCollection, HTMLFormControlsCollection, RadioNodeList };
  for (const Class of Object.values(CLASSES)) expose(Class, { length: 0 });
  // Array.from would ask the iterator above, which only needs length and indices.
  return {
    ...CLASSES,
    attributesOf,
    liveNodes: (owner, items) => live(owner, 'nodes', items, NodeList),
    liveCollection: (owner, key, items, name = 'HTMLCollection') => live(owner, key, items, CLASSES[name]),
    nodeList: (items) => new NodeList(INTERNAL, items),
    htmlCollection: (items) => new HTMLCollection(INTERNAL, items),
    tokenList: (element, attribute) => new DOMTokenList(INTERNAL, element, attribute),
  };
})
