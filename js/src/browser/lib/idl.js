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
    return Class;
  }

  return { INTERNAL, required, illegalConstructor, callable, dictionary, toLong, domException, expose };
})
