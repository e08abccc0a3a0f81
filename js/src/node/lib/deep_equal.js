// Deep comparison, as assert.deepStrictEqual and deepEqual do it. Cycles are equal if they close at the same place.
(function (host, require) {
  'use strict';

  const types = require('util_types');
  const kindOf = (value) => Object.prototype.toString.call(value);

  function keysOf(value, strict) {
    const keys = Object.keys(value);
    return strict ? keys.concat(Object.getOwnPropertySymbols(value).filter((s) => Object.prototype.propertyIsEnumerable.call(value, s))) : keys;
  }

  function same(a, b, strict, seen) {
    if (Object.is(a, b)) return true;
    if (!strict && (a === b || (a !== a && b !== b))) return true;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
      return !strict && (typeof a !== 'object' || a === null) && (typeof b !== 'object' || b === null) && a == b;
    }
    if (strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
    if (kindOf(a) !== kindOf(b) || Array.isArray(a) !== Array.isArray(b)) return false;
    host.work(10 + seen.length);
    for (const [x, y] of seen) if (x === a || y === b) return x === a && y === b;
    seen.push([a, b]);
    const result = contents(a, b, strict, seen);
    seen.pop();
    return result;
  }

  function contents(a, b, strict, seen) {
    if (Array.isArray(a) && a.length !== b.length) return false;
    if (types.isDate(a) && a.getTime() !== b.getTime()) return false;
    if (types.isRegExp(a) && String(a) !== String(b)) return false;
    if (types.isRegExp(a) && a.lastIndex !== b.lastIndex) return false;
    if (types.isBoxedPrimitive(a) && !Object.is(a.valueOf(), b.valueOf())) return false;
    if (a instanceof Error && (a.message !== b.message || a.name !== b.name ||
        Object.hasOwn(a, 'cause') !== Object.hasOwn(b, 'cause') || (Object.hasOwn(a, 'cause') && !same(a.cause, b.cause, strict, seen)))) return false;
    if (ArrayBuffer.isView(a)) {
      if (a.byteLength !== b.byteLength) return false;
      for (let i = 0; i < a.length; i++) if (strict ? !Object.is(a[i], b[i]) : a[i] != b[i]) return false;
      return true;
    }
    if (types.isSet(a) && !(a.size === b.size && sets(a, b, strict, seen))) return false;
    if (types.isMap(a) && !(a.size === b.size && maps(a, b, strict, seen))) return false;
    if (types.isPromise(a) || types.isWeakMap(a) || types.isWeakSet(a)) return false;
    const keys = keysOf(a, strict);
    if (keys.length !== keysOf(b, strict).length) return false;
    return keys.every((key) => Object.prototype.propertyIsEnumerable.call(b, key) && same(a[key], b[key], strict, seen));
  }

  function sets(a, b, strict, seen) {
    const rest = [...b].filter((item) => !a.has(item));
    return [...a].filter((item) => !b.has(item)).every((item) => {
      const at = rest.findIndex((other) => same(item, other, strict, seen));
      if (at >= 0) rest.splice(at, 1);
      return at >= 0;
    });
  }

  function maps(a, b, strict, seen) {
    const rest = [...b].filter(([key]) => !a.has(key));
    return [...a].every(([key, value]) => {
      if (b.has(key)) return same(value, b.get(key), strict, seen);
      const at = rest.findIndex(([k, v]) => same(key, k, strict, seen) && same(value, v, strict, seen));
      if (at >= 0) rest.splice(at, 1);
      return at >= 0;
    });
  }

  return { strict: (a, b) => same(a, b, true, []), loose: (a, b) => same(a, b, false, []) };
})
