// Array.fromAsync, which the engine does not have. Its promise ticks are those of the specification: one await per
// value of a synchronous source or an array-like, none of its own on the values of an asynchronous one.
(function () {
  'use strict';

  function isConstructor(value) {
    if (typeof value !== 'function') return false;
    try {
      Reflect.construct(Object, [], value);
      return true;
    } catch {
      return false;
    }
  }

  function put(target, index, value) {
    Object.defineProperty(target, index, { value, writable: true, enumerable: true, configurable: true });
  }

  function methodOf(items, key) {
    const method = items[key];
    if (method === undefined || method === null) return undefined;
    if (typeof method !== 'function') throw new TypeError(`${String(method)} is not a function`);
    return method;
  }

  function toLength(value) {
    return Math.min(Math.max(Math.trunc(Number(value)) || 0, 0), Number.MAX_SAFE_INTEGER);
  }

  async function collect(Target, asyncItems, mapper, thisArg) {
    if (mapper !== undefined && typeof mapper !== 'function') throw new TypeError(`${String(mapper)} is not a function`);
    // Read as V8 reads it, so that the message for undefined and null is V8's.
    const usingAsync = methodOf(asyncItems, Symbol.asyncIterator);
    const usingSync = usingAsync ? undefined : methodOf(asyncItems, Symbol.iterator);
    const method = usingAsync ?? usingSync;
    let index = 0;
    if (method) {
      const array = isConstructor(Target) ? new Target() : [];
      // The iterator is wrapped so that for-await takes the one already found.
      const source = usingAsync
        ? { [Symbol.asyncIterator]: () => method.call(asyncItems) }
        : { [Symbol.iterator]: () => method.call(asyncItems) };
      for await (const value of source) {
        put(array, index, mapper ? await mapper.call(thisArg, value, index) : value);
        index += 1;
      }
      array.length = index;
      return array;
    }
    const arrayLike = Object(asyncItems);
    const length = toLength(arrayLike.length);
    const array = isConstructor(Target) ? new Target(length) : new Array(length);
    while (index < length) {
      let value = await arrayLike[index];
      if (mapper) value = await mapper.call(thisArg, value, index);
      put(array, index, value);
      index += 1;
    }
    array.length = length;
    return array;
  }

  const holder = {
    fromAsync(asyncItems, mapper = undefined, thisArg = undefined) {
      return collect(this, asyncItems, mapper, thisArg);
    },
  };
  return { fromAsync: holder.fromAsync };
})
