// AbortController and AbortSignal, with the order of the DOM Standard: reasons first, then what other parts of the
// platform do about it, then the event, and dependent signals after their source.
(function (host, require) {
  'use strict';

  const { INTERNAL, required, illegalConstructor, domException, expose } = require('idl');
  const { Event } = require('event');
  const { EventTarget, defineHandlers, fire } = require('event_target');

  let stateOf;

  class AbortSignal extends EventTarget {
    #state = { aborted: false, reason: undefined, steps: new Set(), dependents: [], sources: [], dependent: false };

    static {
      stateOf = (signal) => {
        if (!(#state in signal)) throw new TypeError('Illegal invocation');
        return signal.#state;
      };
    }

    constructor(token) {
      if (token !== INTERNAL) illegalConstructor(new.target.name);
      super();
    }

    static abort(reason = domException('AbortError', 'signal is aborted without reason')) {
      const signal = new AbortSignal(INTERNAL);
      Object.assign(stateOf(signal), { aborted: true, reason });
      return signal;
    }

    static any(signals) {
      required(1, arguments.length, `execute 'any' on 'AbortSignal'`);
      return follow(new AbortSignal(INTERNAL), sequence(signals, 'AbortSignal'));
    }

    static timeout(milliseconds) {
      required(1, arguments.length, `execute 'timeout' on 'AbortSignal'`);
      const ms = Math.trunc(Number(milliseconds));
      if (!(ms >= 0 && ms <= Number.MAX_SAFE_INTEGER)) {
        throw new TypeError("Failed to execute 'timeout' on 'AbortSignal': Value is outside the 'unsigned long long' value range.");
      }
      const signal = new AbortSignal(INTERNAL);
      host.delayedTask('timer', ms, () => abort(signal, domException('TimeoutError', 'signal timed out')));
      return signal;
    }

    get aborted() {
      return stateOf(this).aborted;
    }

    get reason() {
      return stateOf(this).reason;
    }

    throwIfAborted() {
      const { aborted, reason } = stateOf(this);
      if (aborted) throw reason;
    }
  }

  const isSignal = (value) => value instanceof AbortSignal;

  function sequence(signals, name) {
    if (typeof signals !== 'object' || signals === null || typeof signals[Symbol.iterator] !== 'function') {
      throw new TypeError(`Failed to execute 'any' on '${name}': The provided value cannot be converted to a sequence.`);
    }
    const list = [...signals];
    if (list.every(isSignal)) return list;
    throw new TypeError(`Failed to execute 'any' on '${name}': Failed to convert value to 'AbortSignal'.`);
  }

  // Makes `result` abort with the first of its sources; a source that itself follows others stands for those.
  function follow(result, signals) {
    const own = stateOf(result);
    own.dependent = true;
    const done = signals.find((signal) => signal.aborted);
    if (done) {
      Object.assign(own, { aborted: true, reason: done.reason });
      return result;
    }
    for (const signal of signals) {
      const { dependent, sources } = stateOf(signal);
      for (const source of dependent ? sources : [signal]) {
        if (own.sources.includes(source)) continue;
        own.sources.push(source);
        stateOf(source).dependents.push(result);
      }
    }
    return result;
  }

  function abort(signal, reason = domException('AbortError', 'signal is aborted without reason')) {
    const state = stateOf(signal);
    if (state.aborted) return;
    Object.assign(state, { aborted: true, reason });
    const dependents = state.dependents.filter((item) => !item.aborted);
    for (const item of dependents) Object.assign(stateOf(item), { aborted: true, reason });
    runSteps(signal);
    dependents.forEach(runSteps);
  }

  function runSteps(signal) {
    const { steps } = stateOf(signal);
    for (const step of [...steps]) step();
    steps.clear();
    fire(signal, new Event('abort'));
  }

  // What the platform does when a signal aborts, ahead of the page's listeners. Gives a function that takes it back.
  function onAbort(signal, step) {
    const { steps } = stateOf(signal);
    steps.add(step);
    return () => steps.delete(step);
  }

  class AbortController {
    #signal;

    constructor() {
      this.#signal = new AbortSignal(INTERNAL);
    }

    get signal() {
      return this.#signal;
    }

    abort(reason = undefined) {
      abort(this.signal, reason);
    }
  }

  defineHandlers(AbortSignal.prototype, ['abort']);
  expose(AbortSignal, { length: 0, statics: ['abort', 'any', 'timeout'] });
  expose(AbortController, { length: 0 });

  return { AbortController, AbortSignal, isSignal, onAbort, abort, follow, sequence };
})
