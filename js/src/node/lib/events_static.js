// The static half of node:events: waiting for events as promises and as an async iterator.
(function (host, require) {
  'use strict';

  const EventEmitter = require('events');
  const { validate, argType, AbortError } = require('errors');
  const { kListeners, kMaxListeners, isEventTarget, listenersOf, kResist } = require('event_target');
  const AsyncIteratorPrototype =
    Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);

  const wrongEmitter = (value) => argType('emitter', ['EventEmitter', 'EventTarget'], value);

  function addTo(emitter, name, listener, flags) {
    if (typeof emitter.on === 'function') {
      if (flags?.once) emitter.once(name, listener);
      else emitter.on(name, listener);
    } else if (typeof emitter.addEventListener === 'function') emitter.addEventListener(name, listener, flags);
    else throw argType('emitter', 'EventEmitter', emitter);
  }

  function removeFrom(emitter, name, listener, flags) {
    if (typeof emitter.removeListener === 'function') emitter.removeListener(name, listener);
    else if (typeof emitter.removeEventListener === 'function') emitter.removeEventListener(name, listener, flags);
    else throw argType('emitter', 'EventEmitter', emitter);
  }

  async function once(emitter, name, options = {}) {
    validate.object(options, 'options');
    const { signal } = options;
    validate.abortSignal(signal, 'options.signal');
    if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
    return new Promise((resolve, reject) => {
      const onError = (error) => {
        emitter.removeListener(name, onEvent);
        if (signal) removeFrom(signal, 'abort', onAbort);
        reject(error);
      };
      const onEvent = (...args) => {
        if (typeof emitter.removeListener === 'function') emitter.removeListener('error', onError);
        if (signal) removeFrom(signal, 'abort', onAbort);
        resolve(args);
      };
      function onAbort() {
        removeFrom(emitter, name, onEvent);
        removeFrom(emitter, 'error', onError);
        reject(new AbortError(undefined, { cause: signal.reason }));
      }
      addTo(emitter, name, onEvent, { once: true, [kResist]: true });
      if (name !== 'error' && typeof emitter.once === 'function') emitter.once('error', onError);
      if (signal) addTo(signal, 'abort', onAbort, { once: true, [kResist]: true });
    });
  }

  function on(emitter, event, options = {}) {
    validate.object(options, 'options');
    const { signal } = options;
    validate.abortSignal(signal, 'options.signal');
    if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
    const high = options.highWaterMark ?? options.highWatermark ?? Number.MAX_SAFE_INTEGER;
    validate.integer(high, 'options.highWaterMark', 1);
    const low = options.lowWaterMark ?? options.lowWatermark ?? 1;
    validate.integer(low, 'options.lowWaterMark', 1);
    const values = [], waiting = [], added = [];
    let error = null, finished = false, paused = false;

    const listen = (name, handler) => {
      addTo(emitter, name, handler);
      added.push([name, handler]);
    };
    const result = (value, done) => ({ value, done });

    function close() {
      signal?.removeEventListener('abort', onAbort);
      while (added.length) removeFrom(emitter, ...added.pop());
      finished = true;
      paused = false;
      while (waiting.length) waiting.shift().resolve(result(undefined, true));
      return Promise.resolve(result(undefined, true));
    }
    function fail(reason) {
      if (waiting.length) waiting.shift().reject(reason);
      else error = reason;
      close();
    }
    function onAbort() {
      fail(new AbortError(undefined, { cause: signal.reason }));
    }
    function onEvent(...args) {
      if (waiting.length) return waiting.shift().resolve(result(args, false));
      values.push(args);
      if (!paused && values.length > high) {
        paused = true;
        emitter.pause();
      }
    }

    const iterator = Object.setPrototypeOf({
      next() {
        if (values.length) {
          const value = values.shift();
          if (paused && values.length < low) {
            emitter.resume();
            paused = false;
          }
          return Promise.resolve(result(value, false));
        }
        if (error) {
          const rejected = Promise.reject(error);
          error = null;
          return rejected;
        }
        if (finished) return close();
        return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
      },
      return: () => close(),
      throw(reason) {
        if (!(reason instanceof Error)) throw argType('EventEmitter.AsyncIterator', 'Error', reason);
        fail(reason);
      },
      [Symbol.asyncIterator]() { return this; },
    }, AsyncIteratorPrototype);

    listen(event, onEvent);
    if (event !== 'error' && typeof emitter.on === 'function') listen('error', fail);
    for (const name of options.close ?? []) listen(name, close);
    signal?.addEventListener('abort', onAbort, { once: true, [kResist]: true });
    return iterator;
  }

  function getEventListeners(target, type) {
    if (typeof target.listeners === 'function') return target.listeners(type);
    if (isEventTarget(target)) return listenersOf(target, type).map((entry) => entry.listener);
    throw wrongEmitter(target);
  }

  function getMaxListeners(target) {
    if (typeof target?.getMaxListeners === 'function') return target.getMaxListeners();
    if (typeof target?.[kMaxListeners] === 'number') return target[kMaxListeners];
    throw wrongEmitter(target);
  }

  function listenerCount(target, type) {
    if (typeof target.listenerCount === 'function') return target.listenerCount(type);
    if (isEventTarget(target)) return target[kListeners].get(type)?.size ?? 0;
    throw wrongEmitter(target);
  }

  function setMaxListeners(n = EventEmitter.defaultMaxListeners, ...targets) {
    validate.number(n, 'setMaxListeners', 0);
    if (targets.length === 0) EventEmitter.defaultMaxListeners = n;
    for (const target of targets) {
      if (isEventTarget(target)) target[kMaxListeners] = n;
      else if (typeof target.setMaxListeners === 'function') target.setMaxListeners(n);
      else throw argType('eventTargets', ['EventEmitter', 'EventTarget'], target);
    }
  }

  function addAbortListener(signal, listener) {
    if (signal === undefined) throw argType('signal', 'AbortSignal', signal);
    validate.abortSignal(signal, 'signal');
    validate.function(listener, 'listener');
    let remove;
    if (signal.aborted) host.queueMicrotask(() => listener());
    else {
      signal.addEventListener('abort', listener, { once: true, [kResist]: true });
      remove = () => signal.removeEventListener('abort', listener);
    }
    return { [Symbol.dispose ?? Symbol.for('Symbol.dispose')]() { remove?.(); } };
  }

  class EventEmitterAsyncResource extends EventEmitter {
    #resource;
    constructor(options) {
      super(typeof options === 'string' ? undefined : options);
      const { AsyncResource } = require('async_hooks');
      this.#resource = new AsyncResource(typeof options === 'string' ? options : options?.name ?? new.target.name);
    }
    emit(...args) { return this.#resource.runInAsyncScope(super.emit, this, ...args); }
    emitDestroy() { return this.#resource.emitDestroy(); }
    get asyncId() { return this.#resource.asyncId(); }
    get triggerAsyncId() { return this.#resource.triggerAsyncId(); }
    get asyncResource() { return this.#resource; }
  }

  return {
    once, on, getEventListeners, getMaxListeners, listenerCount, setMaxListeners, addAbortListener,
    EventEmitterAsyncResource,
  };
})
