// Readable.from: a stream over an iterable; values that are promises are awaited.
(function (host, require) {
  'use strict';

  const { nextTick, failure } = require('stream_life');

  function from(Readable, iterable, options) {
    if (typeof iterable === 'string' || iterable instanceof Uint8Array) {
      return new Readable({ objectMode: true, ...options, read() {
        this.push(iterable);
        this.push(null);
      } });
    }
    const isAsync = Boolean(iterable?.[Symbol.asyncIterator]);
    if (!isAsync && !iterable?.[Symbol.iterator]) throw require('errors').argType('iterable', ['Iterable'], iterable);
    const iterator = isAsync ? iterable[Symbol.asyncIterator]() : iterable[Symbol.iterator]();
    const readable = new Readable({ objectMode: true, highWaterMark: 1, ...options });
    const destroyBefore = readable._destroy;
    let reading = false, promises = false;

    readable._read = () => {
      if (reading) return;
      reading = true;
      if (isAsync) pullAsync();
      else if (promises) pullPromises();
      else pullValues();
    };

    function give(value) {
      if (value === null) {
        reading = false;
        throw failure.nullValue();
      }
      return readable.push(value);
    }

    function pullValues() {
      for (;;) {
        try {
          const { value, done } = iterator.next();
          if (done) return void readable.push(null);
          if (value && typeof value.then === 'function') return void startPromises(value);
          if (give(value)) continue;
          reading = false;
        } catch (error) {
          readable.destroy(error);
        }
        return;
      }
    }
    async function startPromises(value) {
      promises = true;
      try {
        if (give(await value)) return void pullPromises();
        reading = false;
      } catch (error) {
        readable.destroy(error);
      }
    }
    async function pullPromises() {
      for (;;) {
        try {
          const { value, done } = iterator.next();
          if (done) return void readable.push(null);
          if (give(value && typeof value.then === 'function' ? await value : value)) continue;
          reading = false;
        } catch (error) {
          readable.destroy(error);
        }
        return;
      }
    }
    async function pullAsync() {
      for (;;) {
        try {
          const { value, done } = await iterator.next();
          if (done) return void readable.push(null);
          if (give(value)) continue;
          reading = false;
        } catch (error) {
          readable.destroy(error);
        }
        return;
      }
    }

    async function close(error) {
      if (error !== undefined && error !== null && typeof iterator.throw === 'function') {
        const { value, done } = await iterator.throw(error);
        await value;
        if (done) return;
      }
      if (typeof iterator.return === 'function') {
        const { value } = await iterator.return();
        await value;
      }
    }
    readable._destroy = function (error, callback) {
      destroyBefore.call(this, error, (failed) => {
        const cause = failed || error;
        close(cause).then(() => nextTick(callback, cause), (thrown) => nextTick(callback, cause || thrown));
      });
    };
    return readable;
  }

  return { from };
})
