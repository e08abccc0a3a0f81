// The array-like helpers of Readable: map, filter, toArray and the rest, over its async iterator.
(function (host, require) {
  'use strict';

  const { validate, coded } = require('errors');
  const from = (iterable) => require('stream').Readable.from(iterable);

  function map(stream, fn) {
    validate.function(fn, 'fn');
    return from((async function* () { for await (const item of stream) yield await fn(item, {}); })());
  }
  function filter(stream, fn) {
    validate.function(fn, 'fn');
    return from((async function* () { for await (const item of stream) if (await fn(item, {})) yield item; })());
  }
  function flatMap(stream, fn) {
    validate.function(fn, 'fn');
    return from((async function* () { for await (const item of stream) yield* await fn(item, {}); })());
  }
  async function toArray(stream) {
    const all = [];
    for await (const item of stream) all.push(item);
    return all;
  }
  async function forEach(stream, fn) {
    validate.function(fn, 'fn');
    for await (const item of stream) await fn(item, {});
  }
  async function find(stream, fn) {
    for await (const item of stream) if (await fn(item, {})) return item;
    return undefined;
  }
  async function some(stream, fn) {
    for await (const item of stream) if (await fn(item, {})) return true;
    return false;
  }
  async function every(stream, fn) { return !(await some(stream, async (item) => !(await fn(item, {})))); }
  async function reduce(stream, fn, ...initial) {
    validate.function(fn, 'reducer');
    let started = initial.length > 0, total = initial[0];
    for await (const item of stream) {
      total = started ? await fn(total, item, {}) : item;
      started = true;
    }
    if (!started) throw coded(TypeError, 'ERR_MISSING_ARGS', 'Reduce of an empty stream requires an initial value');
    return total;
  }
  function take(stream, count) {
    return from((async function* () {
      if (count <= 0) return;
      let left = count;
      for await (const item of stream) {
        yield item;
        if (--left === 0) return;
      }
    })());
  }
  function drop(stream, count) {
    return from((async function* () {
      let skip = count;
      for await (const item of stream) if (skip-- <= 0) yield item;
    })());
  }

  return { map, filter, flatMap, toArray, forEach, find, some, every, reduce, take, drop };
})
