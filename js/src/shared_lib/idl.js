// What Web IDL gives every interface of a page: argument counts, constructors that refuse, enumerable members.
(function (host, require) {
  'use strict';

  // What internal code passes to a constructor that refuses everybody else.
  const INTERNAL = Object.freeze({});

  // `what` is "execute 'f' on 'I'" or "construct 'I'".
  function required(count, given, what) {
    if (given >= count) return;
    const noun = count === 1 ? 'argument' : 'arguments';
    throw new TypeError(`Failed to ${what}: ${count} ${noun} required, but only ${given} present.`);
  }

  function illegalConstructor(name) {
    throw new TypeError(`Failed to construct '${name}': Illegal constructor`);
  }

  // A callback argument; `index` counts from one.
  function callable(value, what, index = 1) {
    if (typeof value === 'function') return value;
    throw new TypeError(`Failed to ${what}: parameter ${index} is not of type 'Function'.`);
  }

  // A dictionary argument: undefined and null are the empty one.
  function dictionary(value, what, type) {
    if (value === undefined || value === null) return {};
    if (typeof value === 'object' || typeof value === 'function') return value;
    throw new TypeError(`Failed to ${what}: The provided value is not of type '${type}'.`);
  }

  function toLong(value) {
    // Unary plus, not Number(): a bigint is refused.
    return +value | 0;
  }

  function domException(name, message) {
    const { DOMException } = require('dom_exception');
    return new DOMException(message, name);
  }

  // The attributes of an interface by its prototype, for the console and for what must not be cloned.
  const interfaces = new WeakMap();

  function register(Class) {
    const descriptors = Object.getOwnPropertyDescriptors(Class.prototype);
    interfaces.set(Class.prototype, Object.keys(descriptors).filter((key) => descriptors[key].get));
    return Class;
  }

  // The attributes of an object, those of its own interface first; undefined for what is no object of the platform.
  function attributesOf(object) {
    let found;
    for (let proto = Object.getPrototypeOf(object); proto; proto = Object.getPrototypeOf(proto)) {
      const own = interfaces.get(proto);
      if (own) found = found ? found.concat(own) : own;
    }
    return found && [...new Set(found)];
  }

  // A node is shown by its name: `div#id.class`, `#text`.
  function nodeText(node) {
    if (node.nodeType !== 1) return node.nodeName;
    const id = node.id === '' ? '' : `#${node.id}`;
    return node.localName + id + Array.from(node.classList, (name) => `.${name}`).join('');
  }

  host.onDescribe?.((object) => {
    const attributes = attributesOf(object);
    if (!attributes) return undefined;
    // A prototype has the accessors and nothing behind them.
    if (interfaces.has(object)) return [];
    if (attributes.includes('nodeType')) return nodeText(object);
    const tag = object[Symbol.toStringTag];
    if (tag === 'NodeList' || tag === 'HTMLCollection') {
      const items = Array.from(object, nodeText).join(', ');
      return `${tag}${object.length > 1 ? `(${object.length})` : ''} [${items}]`;
    }
    if (tag === 'DOMTokenList') {
      const items = [...Array.from(object, (name) => `'${name}'`), `value: '${object.value}'`].join(', ');
      return `${tag}${object.length > 1 ? `(${object.length})` : ''} [${items}]`;
    }
    return attributes;
  });

  // Members of an interface are enumerable, its name is its tag, and it has the length the standard gives it.
  function expose(Class, { length, statics = [], constants = {} } = {}) {
    for (const key of Object.getOwnPropertyNames(Class.prototype)) {
      if (key !== 'constructor') Object.defineProperty(Class.prototype, key, { enumerable: true });
    }
    for (const key of statics) Object.defineProperty(Class, key, { enumerable: true });
    for (const key of Object.keys(constants)) {
      for (const owner of [Class, Class.prototype]) {
        Object.defineProperty(owner, key, { value: constants[key], enumerable: true });
      }
    }
    Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
    if (length !== undefined) Object.defineProperty(Class, 'length', { value: length });
    return register(Class);
  }

  return { INTERNAL, required, illegalConstructor, callable, dictionary, toLong, domException, expose, register, attributesOf };
})
