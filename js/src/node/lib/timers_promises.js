// node:timers/promises. Each promise settles straight from the timer's callback; with a signal the result passes
// through one `finally`, which costs the same extra ticks as in Node.
(function (host, require) {
  'use strict';

  const timers = require('timers');
  const { Timeout, Immediate } = timers[Symbol.for('looplab.classes')];

  function check(after, options) {
    const { validate } = require('errors');
    if (after !== undefined) validate.number(after, 'delay');
    validate.object(options, 'options');
    validate.abortSignal(options.signal, 'options.signal');
    if (options.ref !== undefined) validate.boolean(options.ref, 'options.ref');
  }

  function aborted(signal) {
    const { AbortError } = require('errors');
    return new AbortError(undefined, { cause: signal?.reason });
  }

  function cancellable(signal, timer, clear, promise, reject) {
    const cancel = () => {
      if (timer._destroyed) return;
      clear(timer);
      reject(aborted(signal));
    };
    signal.addEventListener('abort', cancel);
    return require('promise_util').withCleanup(promise, () => signal.removeEventListener('abort', cancel));
  }

  function setTimeout(after, value, options = {}) {
    if (after !== undefined || arguments.length > 2) {
      try { check(after, options); } catch (error) { return Promise.reject(error); }
    }
    const { signal, ref = true } = options;
    if (signal?.aborted) return Promise.reject(aborted(signal));
    const { promise, resolve, reject } = require('promise_util').withResolvers();
    const timer = new Timeout(resolve, after, [value], false, ref);
    return signal ? cancellable(signal, timer, timers.clearTimeout, promise, reject) : promise;
  }

  function setImmediate(value, options = {}) {
    if (arguments.length > 1) {
      try { check(undefined, options); } catch (error) { return Promise.reject(error); }
    }
    const { signal, ref = true } = options;
    if (signal?.aborted) return Promise.reject(aborted(signal));
    const { promise, resolve, reject } = require('promise_util').withResolvers();
    const immediate = new Immediate(resolve, [value]);
    if (!ref) immediate.unref();
    return signal ? cancellable(signal, immediate, timers.clearImmediate, promise, reject) : promise;
  }

  async function* setInterval(after, value, options = {}) {
    check(after, options);
    const { signal, ref = true } = options;
    if (signal?.aborted) throw aborted(signal);
    let due = 0, wake, interval, onAbort;
    try {
      interval = new Timeout(() => {
        due++;
        if (wake) {
          wake();
          wake = undefined;
        }
      }, after, undefined, true, ref);
      if (signal) {
        onAbort = () => {
          timers.clearInterval(interval);
          if (wake) {
            wake(Promise.reject(aborted(signal)));
            wake = undefined;
          }
        };
        signal.addEventListener('abort', onAbort, { once: true });
      }
      while (!signal?.aborted) {
        if (due === 0) await new Promise((resolve) => { wake = resolve; });
        for (; due > 0; due--) yield value;
      }
      throw aborted(signal);
    } finally {
      timers.clearInterval(interval);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  class Scheduler {
    constructor() { throw require('errors').illegalConstructor(); }
    yield() { return setImmediate(); }
    wait(delay, options) { return setTimeout(delay, undefined, options); }
  }

  return { setTimeout, setImmediate, setInterval, scheduler: Object.create(Scheduler.prototype) };
})
