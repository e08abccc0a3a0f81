// What the engine lacks of the language: Array.fromAsync, and V8's Error.captureStackTrace.
(function (host, require) {
  'use strict';

  // `for await` gives the standard's steps, the wrapping of a synchronous iterator included.
  const fromAsync = {
    async fromAsync(items, mapper = undefined, thisArg = undefined) {
      if (mapper !== undefined && typeof mapper !== 'function') throw new TypeError(`${String(mapper)} is not a function`);
      const constructs = typeof this === 'function' && this.prototype !== undefined;
      let index = 0;
      const put = (target, value) =>
        Object.defineProperty(target, index++, { value, writable: true, enumerable: true, configurable: true });
      let target;
      if (items[Symbol.asyncIterator] != null || items[Symbol.iterator] != null) {
        target = constructs ? new this() : [];
        for await (const item of items) put(target, mapper ? await mapper.call(thisArg, item, index) : item);
      } else {
        const length = Math.min(Math.max(Math.trunc(Number(items.length)) || 0, 0), Number.MAX_SAFE_INTEGER);
        target = constructs ? new this(length) : new Array(length);
        while (index < length) {
          const item = await items[index];
          put(target, mapper ? await mapper.call(thisArg, item, index) : item);
        }
      }
      target.length = index;
      return target;
    },
  }.fromAsync;
  Object.defineProperty(fromAsync, 'length', { value: 1, configurable: true });

  function captureStackTrace(target) {
    const { name = 'Error', message = '' } = target;
    const head = message === '' ? `${name}` : `${name}: ${message}`;
    const value = head + require('errors').frames(new Error());
    Object.defineProperty(target, 'stack', { value, writable: true, enumerable: false, configurable: true });
  }

  return { fromAsync, captureStackTrace };
})
