// Array.fromAsync: https://tc39.es/proposal-array-from-async/, as V8 has it. Whatever fails once there is an iterator
// closes it, its own `next` included.
(function () {
  'use strict';

  const { apply, construct, defineProperty, isExtensible, set } = Reflect;

  const shown = (value) => {
    if (typeof value === 'string') return JSON.stringify(value);
    if (typeof value !== 'object' || value === null) return String(value);
    return `#<${value.constructor?.name ?? 'Object'}>`;
  };

  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

  // IsConstructor, which asks nothing of it.
  const probe = new Proxy(function () {}, { construct: () => ({}) });
  const isConstructor = (value) => {
    try {
      construct(probe, [], value);
      return true;
    } catch {
      return false;
    }
  };

  const object = (value, what) => {
    if (!isObject(value)) throw new TypeError(what(value));
    return value;
  };

  const notAResult = (value) => `Iterator result ${shown(value)} is not an object`;

  function put(target, index, value) {
    const descriptor = { __proto__: null, value, writable: true, enumerable: true, configurable: true };
    if (defineProperty(target, index, descriptor)) return;
    throw new TypeError(
      isExtensible(target)
        ? `Cannot redefine property: ${index}`
        : `Cannot define property ${index}, object is not extensible`,
    );
  }

  // https://tc39.es/ecma262/#sec-createasyncfromsynciterator
  function asynchronous(source) {
    const { next } = source;
    const close = () => {
      try {
        const end = source.return;
        if (end !== undefined && end !== null) apply(end, source, []);
      } catch {
        // What closing throws is not told: there is an error already.
      }
    };
    return {
      async next() {
        let done;
        let value;
        try {
          const result = object(apply(next, source, []), notAResult);
          done = Boolean(result.done);
          ({ value } = result);
        } catch (error) {
          close();
          throw error;
        }
        if (done) return { value: await value, done };
        try {
          return { value: await value, done };
        } catch (error) {
          close();
          throw error;
        }
      },
      async return() {
        const end = source.return;
        if (end === undefined || end === null) return { value: undefined, done: true };
        const result = object(apply(end, source, []), notAResult);
        const { done } = result;
        return { value: await result.value, done: Boolean(done) };
      },
    };
  }

  function iteratorOf(items, asyncIterator, iterator) {
    if (items === undefined || items === null) {
      throw new TypeError(`Cannot read properties of ${items} (reading 'Symbol(Symbol.asyncIterator)')`);
    }
    const ofAsync = items[asyncIterator];
    if (ofAsync !== undefined && ofAsync !== null) {
      if (typeof ofAsync !== 'function') {
        throw new TypeError('Array.fromAsync requires that the property of the first argument, items[Symbol.asyncIterator], when exists, be a function');
      }
      return object(apply(ofAsync, items, []), () => 'Result of the Symbol.asyncIterator method is not an object');
    }
    const ofSync = items[iterator];
    if (ofSync === undefined || ofSync === null) return undefined;
    if (typeof ofSync !== 'function') {
      throw new TypeError('Array.fromAsync requires that the property of the first argument, items[Symbol.iterator], when exists, be a function');
    }
    return asynchronous(object(apply(ofSync, items, []), () => 'Result of the Symbol.iterator method is not an object'));
  }

  const lengthOf = (source) => Math.min(Math.max(Math.trunc(+source.length) || 0, 0), Number.MAX_SAFE_INTEGER);

  // One function, as each one around another would take time of its own.
  async function fromAsync(Constructor, items, map, self, ...symbols) {
    if (map !== undefined && typeof map !== 'function') throw new TypeError(`${shown(map)} is not a function`);
    const from = iteratorOf(items, ...symbols);
    const source = from ? undefined : Object(items);
    const length = from ? Infinity : lengthOf(source);
    const size = from ? [] : [length];
    const target = isConstructor(Constructor) ? construct(Constructor, size) : new Array(...size);
    const next = from?.next;
    let index = 0;
    try {
      for (; index < length; index++) {
        let value;
        if (from) {
          const result = object(await apply(next, from, []), notAResult);
          if (result.done) break;
          value = result.value;
        } else {
          value = await source[index];
        }
        if (map !== undefined) value = await apply(map, self, [value, index]);
        put(target, index, value);
      }
      set(target, 'length', index);
      return target;
    } catch (error) {
      if (!from) throw error;
      try {
        const end = from.return;
        if (end !== undefined && end !== null) await apply(end, from, []);
      } catch {
        // The error that closes it is the one that is told.
      }
      throw error;
    }
  }

  return {
    fromAsync(items, map, self, ...symbols) {
      return fromAsync(this, items, map, self, ...symbols);
    },
  };
})
