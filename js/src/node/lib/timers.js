// setTimeout, setInterval, setImmediate and their objects. Normalising the delay, the lists per duration and all
// ordering are core's; here are only the visible objects and Node's argument rules.
(function (host, require) {
  'use strict';

  const TIMEOUT_MAX = 2 ** 31 - 1;
  const customPromisify = Symbol.for('nodejs.util.promisify.custom');
  const customInspect = Symbol.for('nodejs.util.inspect.custom');
  // Shown by util.inspect, as Node's own symbols are.
  const kRefed = Symbol('refed');
  const kHasPrimitive = Symbol('kHasPrimitive');
  const kAsyncId = Symbol('asyncId');
  const kTriggerId = Symbol('triggerId');
  const hostIds = new WeakMap();         // Timeout or Immediate → the loop's id while it is scheduled
  const known = new Map();               // primitive → Timeout, for those that were turned into one
  const warned = new Set();
  let firing = null;                     // the one-shot timer whose callback is running

  function warn(text, type) {
    require('process').emitWarning(`${text}\nTimeout duration was set to 1.`, type);
  }

  function normalised(after) {
    if (after === undefined) return 1;
    after *= 1;
    if (after >= 1 && after <= TIMEOUT_MAX) return after;
    if (after > TIMEOUT_MAX) warn(`${after} does not fit into a 32-bit signed integer.`, 'TimeoutOverflowWarning');
    else if (after < 0 && !warned.has('negative')) {
      warned.add('negative');
      warn(`${after} is a negative number.`, 'TimeoutNegativeWarning');
    } else if (Number.isNaN(after) && !warned.has('nan')) {
      warned.add('nan');
      warn(`${after} is not a number.`, 'TimeoutNaNWarning');
    }
    return 1;
  }

  function start(timer) {
    timer._idleStart = Math.trunc(host.now());
    timer._destroyed = false;
    const id = host.setTimer(() => fire(timer), timer._idleTimeout, timer._repeat !== null);
    hostIds.set(timer, id);
    host.label(id, timer._onTimeout);
    if (!timer[kRefed]) host.setTimerRef(id, false);
    return id;
  }

  function fire(timer) {
    const id = hostIds.get(timer);
    const callback = timer._onTimeout;
    if (typeof callback !== 'function') return;
    if (timer._repeat === null) firing = timer;
    try {
      const args = timer._timerArgs;
      if (args === undefined) timer._onTimeout();
      else timer._onTimeout(...args);
    } finally {
      firing = null;
      // A one-shot timer is over unless its callback re-armed it (refresh makes a new entry).
      if (timer._repeat === null && hostIds.get(timer) === id) {
        hostIds.delete(timer);
        timer._destroyed = true;
        if (timer[kHasPrimitive]) known.delete(String(timer[kAsyncId]));
      }
    }
  }

  class Timeout {
    constructor(callback, after, args, isRepeat, isRefed) {
      after = normalised(after);
      this._idleTimeout = after;
      this._idlePrev = null;
      this._idleNext = null;
      this._idleStart = null;
      this._onTimeout = callback;
      this._timerArgs = args;
      this._repeat = isRepeat ? after : null;
      this._destroyed = false;
      this[kRefed] = isRefed;
      this[kHasPrimitive] = false;
      this[kAsyncId] = start(this);
      this[kTriggerId] = 1;
    }

    [customInspect](_, options) {
      return host.inspect(this, { ...options, depth: 0, customInspect: false });
    }

    // Starts the time anew, also for a timer that has fired; a cleared one stays cleared.
    refresh() {
      const id = hostIds.get(this);
      if (this._idleTimeout === -1) return this;
      if (id === undefined || firing === this) start(this);
      else host.refreshTimer(id);
      return this;
    }

    unref() { return setRef(this, false); }
    ref() { return setRef(this, true); }
    hasRef() { return this[kRefed]; }

    close() {
      clearTimeout(this);
      return this;
    }

    [Symbol.toPrimitive]() {
      const id = this[kAsyncId];
      if (!this[kHasPrimitive]) {
        this[kHasPrimitive] = true;
        known.set(String(id), this);
      }
      return id;
    }
  }

  function setRef(timer, refed) {
    if (timer[kRefed] !== refed) {
      timer[kRefed] = refed;
      const id = hostIds.get(timer);
      if (id !== undefined) host.setTimerRef(id, refed);
    }
    return timer;
  }

  function checkCallback(callback) {
    if (typeof callback !== 'function') throw require('errors').argType('callback', 'Function', callback);
  }

  function setTimeout(callback, after, ...args) {
    checkCallback(callback);
    return new Timeout(callback, after, args.length ? args : undefined, false, true);
  }

  function setInterval(callback, repeat, ...args) {
    checkCallback(callback);
    return new Timeout(callback, repeat, args.length ? args : undefined, true, true);
  }

  function clearTimeout(timer) {
    if (typeof timer === 'number' || typeof timer === 'string') timer = known.get(String(timer));
    if (!timer?._onTimeout) return;
    const id = hostIds.get(timer);
    if (id !== undefined) host.clearTimer(id);
    hostIds.delete(timer);
    if (timer[kHasPrimitive]) known.delete(String(timer[kAsyncId]));
    timer._destroyed = true;
    timer._onTimeout = undefined;
    timer._timerArgs = undefined;
    timer._idleTimeout = -1;
  }

  function clearInterval(timer) {
    clearTimeout(timer);
  }

  let immediateIds = 0;

  class Immediate {
    constructor(callback, args) {
      this._idleNext = null;
      this._idlePrev = null;
      this._onImmediate = callback;
      this._argv = args;
      this._destroyed = false;
      this[kRefed] = true;
      this[kAsyncId] = ++immediateIds;
      this[kTriggerId] = 1;
      hostIds.set(this, host.setImmediate(() => {
        this._destroyed = true;
        this[kRefed] = null;
        try {
          const run = this._onImmediate, argv = this._argv;
          if (argv === undefined) run();
          else run(...argv);
        } finally {
          this._onImmediate = null;
        }
      }));
      host.label(hostIds.get(this), callback);
    }

    ref() { return immediateRef(this, true); }
    unref() { return immediateRef(this, false); }
    hasRef() { return !!this[kRefed]; }
  }

  function immediateRef(immediate, refed) {
    if (immediate[kRefed] === !refed) {
      immediate[kRefed] = refed;
      host.setImmediateRef(hostIds.get(immediate), refed);
    }
    return immediate;
  }

  function setImmediate(callback, ...args) {
    checkCallback(callback);
    return new Immediate(callback, args.length ? args : undefined);
  }

  function clearImmediate(immediate) {
    if (!immediate?._onImmediate || immediate._destroyed) return;
    host.clearImmediate(hostIds.get(immediate));
    immediate._destroyed = true;
    immediate[kRefed] = null;
    immediate._onImmediate = undefined;
    immediate._argv = undefined;
  }

  if (Symbol.dispose) {
    Timeout.prototype[Symbol.dispose] = function () { clearTimeout(this); };
    Immediate.prototype[Symbol.dispose] = function () { clearImmediate(this); };
  }
  for (const [fn, name] of [[setTimeout, 'setTimeout'], [setImmediate, 'setImmediate']]) {
    Object.defineProperty(fn, customPromisify, { enumerable: true, get: () => require('timers_promises')[name] });
  }

  return {
    setTimeout, clearTimeout, setImmediate, clearImmediate, setInterval, clearInterval,
    get promises() { return require('timers_promises'); },
    [Symbol.for('looplab.classes')]: { Timeout, Immediate },
  };
})
