// AbortController and AbortSignal. Aborting runs the listeners at once; dependent signals (AbortSignal.any) follow.
(function (host, require) {
  'use strict';

  const { Event, EventTarget, defineEventHandler, kTrust, kMaxListeners, shown } = require('event_target');
  const inspectSymbol = Symbol.for('nodejs.util.inspect.custom');
  const kSecret = Symbol('construct');
  const signals = new WeakMap();        // AbortSignal → { aborted, reason, sources, dependents }

  const exception = (message, name) => new (require('dom_exception').DOMException)(message, name);
  const defaultReason = () => exception('This operation was aborted', 'AbortError');

  function of(signal) {
    const state = signals.get(signal);
    if (state === undefined) throw require('errors').invalidThis('AbortSignal');
    return state;
  }

  class AbortSignal extends EventTarget {
    constructor(secret) {
      if (secret !== kSecret) throw require('errors').illegalConstructor();
      super();
      this[kMaxListeners] = 0;
      signals.set(this, { aborted: false, reason: undefined, sources: new Set(), dependents: new Set() });
    }
    get aborted() { return of(this).aborted; }
    get reason() { return of(this).reason; }
    throwIfAborted() { if (of(this).aborted) throw of(this).reason; }
    [inspectSymbol](depth, options) { return shown(this, { aborted: this.aborted }, depth, options); }

    static abort(reason = defaultReason()) {
      const signal = new AbortSignal(kSecret);
      Object.assign(of(signal), { aborted: true, reason });
      return signal;
    }

    // Holds nothing open: the timer behind it is unref'd.
    static timeout(delay) {
      require('errors').validate.uint32(delay, 'delay');
      const signal = new AbortSignal(kSecret);
      require('timers').setTimeout(
        () => abort(signal, exception('The operation was aborted due to timeout', 'TimeoutError')), delay).unref();
      return signal;
    }

    static any(list) {
      if (list === null || typeof list !== 'object' || typeof list[Symbol.iterator] !== 'function') {
        throw require('errors').coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'signals cannot be converted to sequence.');
      }
      const sources = [...list];
      sources.forEach((source, index) => {
        if (!signals.has(source)) {
          throw require('errors').coded(TypeError, 'ERR_INVALID_ARG_TYPE', `signals[${index}] is not of type AbortSignal.`);
        }
      });
      const signal = new AbortSignal(kSecret);
      const gone = sources.find((source) => source.aborted);
      if (gone) {
        Object.assign(of(signal), { aborted: true, reason: gone.reason });
        return signal;
      }
      // Only signals that do not depend on others are followed, so that all fire in one go.
      for (const source of sources) {
        const own = of(source).sources;
        for (const root of own.size ? own : [source]) {
          of(signal).sources.add(root);
          of(root).dependents.add(signal);
        }
      }
      return signal;
    }
  }

  function abort(signal, reason) {
    const state = of(signal);
    if (state.aborted) return;
    Object.assign(state, { aborted: true, reason });
    const following = [...state.dependents].filter((dependent) => !of(dependent).aborted);
    for (const dependent of following) Object.assign(of(dependent), { aborted: true, reason });
    for (const each of [signal, ...following]) each.dispatchEvent(new Event('abort', { [kTrust]: true }));
  }

  class AbortController {
    #signal;
    get signal() { return (this.#signal ??= new AbortSignal(kSecret)); }
    abort(reason = defaultReason()) { abort(this.signal, reason); }
    [inspectSymbol](depth, options) { return shown(this, { signal: this.signal }, depth, options); }
  }

  defineEventHandler(AbortSignal.prototype, 'abort');
  for (const [proto, keys] of [[AbortSignal.prototype, ['aborted']], [AbortController.prototype, ['signal', 'abort']]]) {
    for (const key of keys) Object.defineProperty(proto, key, { enumerable: true });
    Object.defineProperty(proto, Symbol.toStringTag, { value: proto.constructor.name, configurable: true });
  }

  return { AbortController, AbortSignal };
})
