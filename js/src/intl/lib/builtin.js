// How the constructors of Intl are made: properties as V8 has them, hidden slots, and options read in its order.
(function () {
  'use strict';

  /** Methods and accessors of `source` put on `target` as built-in ones: not enumerable. */
  function install(target, source) {
    for (const key of Reflect.ownKeys(source)) {
      const descriptor = Object.getOwnPropertyDescriptor(source, key);
      descriptor.enumerable = false;
      Object.defineProperty(target, key, descriptor);
    }
  }

  /** Gives a constructor its prototype's methods, its static ones, and its tag. */
  function constructor(Class, tag, prototype, statics = {}, length = 0) {
    Object.defineProperty(Class, 'length', { value: length, configurable: true });
    Object.defineProperty(Class, 'prototype', { writable: false });
    install(Class.prototype, prototype);
    Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: tag, configurable: true });
    install(Class, statics);
    return Class;
  }

  /** The hidden state of the objects of one constructor. */
  function slots(method) {
    const all = new WeakMap();
    return {
      set: (object, state) => all.set(object, state),
      has: (object) => all.has(object),
      get(object, name) {
        const state = all.get(object);
        if (!state) throw new TypeError(`Method ${method(name)} called on incompatible receiver ${method(name).startsWith('Unwrap') ? undefined : display(object)}`);
        return state;
      },
    };
  }

  function display(value) {
    if (typeof value === 'string') return value;
    if (value === null || typeof value !== 'object') return String(value);
    return Array.isArray(value) || value instanceof Error ? String(value) : `#<${value.constructor?.name ?? 'Object'}>`;
  }

  /** GetOption for text: undefined, or one of `values`. */
  function text(options, name, values, fallback, service) {
    const value = options[name];
    if (value === undefined) return fallback;
    const string = `${value}`;
    if (values && !values.includes(string)) {
      throw new RangeError(`Value ${string} out of range for ${service} options property ${name}`);
    }
    return string;
  }

  function boolean(options, name, fallback) {
    const value = options[name];
    return value === undefined ? fallback : Boolean(value);
  }

  /** DefaultNumberOption. */
  function number(value, low, high, fallback, name) {
    if (value === undefined) return fallback;
    const found = Number(value);
    if (Number.isNaN(found) || found < low || found > high) throw new RangeError(`${name} value is out of range.`);
    return Math.floor(found);
  }

  /** CoerceOptionsToObject: the older constructors take anything but null. */
  function coerced(options, service) {
    if (options === undefined) return Object.create(null);
    if (options === null) throw new TypeError(`${service} called on null or undefined`);
    return Object(options);
  }

  /** GetOptionsObject: the newer ones take objects only. */
  function object(options) {
    if (options === undefined) return Object.create(null);
    if (options === null || (typeof options !== 'object' && typeof options !== 'function')) throw new TypeError('invalid_argument');
    return options;
  }

  return { install, constructor, slots, display, text, boolean, number, coerced, object };
})
