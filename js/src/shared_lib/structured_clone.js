// The structured clone algorithm, in the order the standard visits things: getters of the program run while it copies.
//
// Hosts add their own types: `addCloner(fn)`, where fn(value, refuse, transferred) gives the copy, or undefined for
// "not mine".
(function (host, require) {
  'use strict';

  const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
  const cloners = [];

  const tagOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

  // What V8 calls the thing it cannot copy.
  function describe(value) {
    if (typeof value === 'function' || typeof value === 'symbol') return String(value);
    const name = value?.constructor?.name || 'Object';
    return `#<${name}>`;
  }

  function refuse(context, text) {
    const { DOMException } = require('dom_exception');
    throw new DOMException(`${context}${text} could not be cloned.`, 'DataCloneError');
  }

  // Whether the built-in's own getter accepts the value: its internal slot is there, whatever its prototype says.
  function has(getter, value) {
    try {
      getter.call(value);
      return true;
    } catch {
      return false;
    }
  }
  const getterOf = (Class, key) => Object.getOwnPropertyDescriptor(Class.prototype, key).get;
  const mapSize = getterOf(Map, 'size');
  const setSize = getterOf(Set, 'size');
  const bufferLength = getterOf(ArrayBuffer, 'byteLength');

  function copyBuffer(buffer) {
    return ArrayBuffer.prototype.slice.call(buffer, 0);
  }

  function cloneView(view, copy) {
    const buffer = copy(view.buffer);
    const Class = view instanceof DataView ? DataView : globalThis[view[Symbol.toStringTag]];
    return new Class(buffer, view.byteOffset, view instanceof DataView ? view.byteLength : view.length);
  }

  function cloneError(error) {
    const name = Object.hasOwn(ERRORS, error.name) ? error.name : 'Error';
    const copy = Object.create(ERRORS[name].prototype);
    const made = new ERRORS[name]();
    delete made.message;
    Object.setPrototypeOf(made, Object.getPrototypeOf(copy));
    const message = Object.getOwnPropertyDescriptor(error, 'message');
    const define = (key, value) => Object.defineProperty(made, key, { value, writable: true, configurable: true });
    if (message && 'value' in message) define('message', `${message.value}`);
    if (Object.hasOwn(error, 'stack')) define('stack', error.stack);
    return made;
  }

  // Copies made of objects that hold others are filled after they are remembered, so that cycles close.
  function cloner(context, transferred) {
    host.work(30);
    const memory = new Map(transferred);

    function cloneInto(target, value) {
      for (const key of Object.keys(value)) {
        // A getter that ran before may have taken this property away.
        if (Object.hasOwn(value, key)) target[key] = copy(value[key]);
      }
      return target;
    }

    function remember(value, made) {
      memory.set(value, made);
      return made;
    }

    function cloneMap(value) {
      const made = remember(value, new Map());
      for (const [key, item] of [...Map.prototype.entries.call(value)]) made.set(copy(key), copy(item));
      return made;
    }

    function cloneSet(value) {
      const made = remember(value, new Set());
      for (const item of [...Set.prototype.values.call(value)]) made.add(copy(item));
      return made;
    }

    function cloneObject(value) {
      host.work(10);
      for (const custom of cloners) {
        const made = custom(value, (text) => refuse(context, text), memory, copy);
        if (made !== undefined) return remember(value, made);
      }
      if (Array.isArray(value)) {
        const made = remember(value, []);
        made.length = value.length;
        return cloneInto(made, value);
      }
      const tag = tagOf(value);
      if (host.runtime === 'browser' && require('idl').attributesOf(value)) refuse(context, `${tag} object`);
      if (value instanceof Date) return remember(value, new Date(value.getTime()));
      if (value instanceof RegExp) return remember(value, new RegExp(value.source, value.flags));
      if (value instanceof Boolean || value instanceof Number || value instanceof String || value instanceof BigInt) {
        return remember(value, Object(value.valueOf()));
      }
      if (has(bufferLength, value)) return remember(value, copyBuffer(value));
      if (ArrayBuffer.isView(value)) return remember(value, cloneView(value, copy));
      if (has(mapSize, value)) return cloneMap(value);
      if (has(setSize, value)) return cloneSet(value);
      if (value instanceof Error) {
        const made = remember(value, cloneError(value));
        if (Object.hasOwn(value, 'cause')) {
          Object.defineProperty(made, 'cause', { value: copy(value.cause), writable: true, configurable: true });
        }
        return made;
      }
      if (tag === 'Arguments') return cloneInto(remember(value, {}), value);
      if (isExotic(value, tag)) refuse(context, describe(value));
      return cloneInto(remember(value, {}), value);
    }

    function copy(value) {
      if (typeof value === 'function' || typeof value === 'symbol') refuse(context, describe(value));
      if (typeof value !== 'object' || value === null) return value;
      return memory.has(value) ? memory.get(value) : cloneObject(value);
    }
    return copy;
  }

  const EXOTIC = [Promise, WeakMap, WeakSet, WeakRef];

  // A built-in with internal slots that the algorithm does not know. A program's own class is an ordinary object.
  function isExotic(value, tag) {
    if (EXOTIC.some((Class) => value instanceof Class)) return true;
    return tag === 'Generator' || tag === 'AsyncGenerator' || tag.endsWith(' Iterator');
  }

  // Buffers move: the copy has the bytes, the original is detached. `context` is what an error message starts with.
  function clone(value, transfer = [], context = '') {
    const moved = [];
    for (const item of transfer) {
      if (item instanceof ArrayBuffer) moved.push([item, copyBuffer(item)]);
    }
    const made = cloner(context, moved)(value);
    for (const [item] of moved) item.transfer?.();
    return made;
  }

  function structuredClone(value, options) {
    const browser = host.runtime === 'browser';
    if (arguments.length === 0) {
      throw browser
        ? new TypeError("Failed to execute 'structuredClone' on 'Window': 1 argument required, but only 0 present.")
        : Object.assign(new TypeError('The "value" argument must be specified'), { code: 'ERR_MISSING_ARGS' });
    }
    const transfer = options?.transfer === undefined ? [] : [...options.transfer];
    return clone(value, transfer, browser ? "Failed to execute 'structuredClone' on 'Window': " : '');
  }
  Object.defineProperty(structuredClone, 'length', { value: 1 });

  return { structuredClone, clone, addCloner: (fn) => cloners.push(fn) };
})
