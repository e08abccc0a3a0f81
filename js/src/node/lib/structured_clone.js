// structuredClone: the HTML algorithm for what a program can hold here. Cycles and shared references survive.
(function (host, require) {
  'use strict';

  const fail = (message) => new (require('dom_exception'))(message, 'DataCloneError');
  const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
  const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);
  const transferable = new Map();          // class → function that moves an instance (filled by message.js)

  function name(value) {
    if (typeof value === 'symbol') return String(value);
    if (typeof value === 'function') return Function.prototype.toString.call(value);
    return `#<${value.constructor?.name || 'Object'}>`;
  }

  // An internal slot is there if the matching getter accepts the object.
  function has(getter, value) {
    try {
      getter.call(value);
      return true;
    } catch {
      return false;
    }
  }
  const getter = (proto, key) => Object.getOwnPropertyDescriptor(proto, key).get;
  const SLOTS = {
    Date: Date.prototype.getTime, RegExp: getter(RegExp.prototype, 'source'), Map: getter(Map.prototype, 'size'),
    Set: getter(Set.prototype, 'size'), ArrayBuffer: getter(ArrayBuffer.prototype, 'byteLength'),
    Boolean: Boolean.prototype.valueOf, Number: Number.prototype.valueOf, String: String.prototype.valueOf,
    BigInt: BigInt.prototype.valueOf,
  };
  const UNCLONABLE = [
    [(v) => has(Promise.prototype.then, v) && v instanceof Promise, 'Promise'],
    [(v) => v instanceof WeakMap, 'WeakMap'], [(v) => v instanceof WeakSet, 'WeakSet'],
    [(v) => v instanceof WeakRef, 'WeakRef'],
  ];

  function kindOf(value) {
    if (ArrayBuffer.isView(value)) return 'View';
    if (Array.isArray(value)) return 'Array';
    if (value instanceof Error) return 'Error';
    for (const kind of ['Map', 'Set', 'ArrayBuffer', 'Date', 'Boolean', 'Number', 'String', 'BigInt']) {
      if (has(SLOTS[kind], value)) return kind;
    }
    if (tag(value) === 'RegExp' && value !== RegExp.prototype && has(SLOTS.RegExp, value)) return 'RegExp';
    return 'Object';
  }

  function cloneError(error, seen, clone) {
    const known = Object.hasOwn(ERRORS, error.name) ? error.name : 'Error';
    const copy = Object.create(ERRORS[known].prototype);
    const made = new ERRORS[known]();
    Object.setPrototypeOf(made, Object.getPrototypeOf(copy));
    seen.set(error, made);
    const hidden = (key, value) => Object.defineProperty(made, key, { value, writable: true, enumerable: false, configurable: true });
    hidden('stack', error.stack);
    if (Object.hasOwn(error, 'message')) hidden('message', String(error.message));
    if (Object.hasOwn(error, 'cause')) hidden('cause', clone(error.cause));
    return made;
  }

  function cloneWith(input, moved) {
    const seen = new Map(moved);
    const clone = (value) => {
      if (typeof value === 'symbol' || typeof value === 'function') throw fail(`${name(value)} could not be cloned.`);
      if (value === null || typeof value !== 'object') return value;
      if (seen.has(value)) return seen.get(value);
      for (const [is, kind] of UNCLONABLE) if (is(value)) throw fail(`#<${kind}> could not be cloned.`);
      for (const Class of transferable.keys()) {
        if (value instanceof Class) throw fail('Object that needs transfer was found in message but not listed in transferList');
      }
      const keep = (copy) => {
        seen.set(value, copy);
        return copy;
      };
      switch (kindOf(value)) {
        case 'Date': return keep(new Date(value.getTime()));
        case 'RegExp': return keep(new RegExp(value.source, value.flags));
        case 'Boolean': case 'Number': case 'String': case 'BigInt': return keep(Object(value.valueOf()));
        case 'ArrayBuffer': return keep(value.slice(0));
        case 'View': {
          const buffer = clone(value.buffer);
          const Type = value instanceof DataView ? DataView : globalThis[tag(value)] ?? Uint8Array;
          return keep(new Type(buffer, value.byteOffset, value instanceof DataView ? value.byteLength : value.length));
        }
        case 'Map': {
          const copy = keep(new Map());
          for (const [key, item] of [...value]) copy.set(clone(key), clone(item));
          return copy;
        }
        case 'Set': {
          const copy = keep(new Set());
          for (const item of [...value]) copy.add(clone(item));
          return copy;
        }
        case 'Error': return cloneError(value, seen, clone);
        case 'Array': {
          const copy = keep(new Array(value.length));
          for (const key of Object.keys(value)) copy[key] = clone(value[key]);
          return copy;
        }
      }
      const copy = keep({});
      for (const key of Object.keys(value)) copy[key] = clone(value[key]);
      return copy;
    };
    return clone(input);
  }

  // Returns the clone and the moved objects, in the order of the list.
  function cloneAndTransfer(value, list = []) {
    const moved = new Map();
    for (const item of list) {
      if (moved.has(item)) throw fail(`${tag(item)} at index ${list.indexOf(item)} is a duplicate of an earlier ${tag(item)}.`);
      if (has(SLOTS.ArrayBuffer, item)) {
        moved.set(item, item.slice(0));
        continue;
      }
      const mover = [...transferable].find(([Class]) => item instanceof Class);
      if (!mover) throw fail('Value not transferable');
      moved.set(item, mover[1](item));
    }
    const copy = cloneWith(value, moved);
    for (const item of list) if (has(SLOTS.ArrayBuffer, item)) item.transfer?.();
    return { copy, ports: [...moved.values()].filter((item) => !(item instanceof ArrayBuffer)) };
  }

  function structuredClone(value, options) {
    if (arguments.length === 0) {
      throw require('errors').coded(TypeError, 'ERR_MISSING_ARGS', "The \"value\" argument must be specified");
    }
    return cloneAndTransfer(value, options?.transfer ? [...options.transfer] : []).copy;
  }

  return { structuredClone, cloneAndTransfer, transferable };
})
