// EventEmitter: synchronous, in order of registration. The static helpers live in events_static.
(function (host, require) {
  'use strict';

  const kCapture = Symbol('kCapture');
  const kShapeMode = Symbol('shapeMode');
  const errorMonitor = Symbol('events.errorMonitor');
  const kRejection = Symbol.for('nodejs.rejection');
  const running = new WeakMap();     // listener array → how many emits are walking it
  const warnedLists = new WeakSet();
  let defaultMaxListeners = 10;

  function EventEmitter(options) {
    EventEmitter.init.call(this, options);
  }

  EventEmitter.init = function (options) {
    if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
      this._events = { __proto__: null };
      this._eventsCount = 0;
    }
    this._maxListeners ||= undefined;
    this[kShapeMode] = false;
    if (options?.captureRejections) {
      require('errors').validate.boolean(options.captureRejections, 'options.captureRejections');
      this[kCapture] = true;
    } else {
      this[kCapture] = EventEmitter.prototype[kCapture];
    }
  };

  const proto = EventEmitter.prototype;
  Object.defineProperty(proto, kCapture, { value: false, writable: true, enumerable: false });
  proto._events = undefined;
  proto._eventsCount = 0;
  proto._maxListeners = undefined;

  function check(listener) {
    if (typeof listener !== 'function') throw require('errors').argType('listener', 'Function', listener);
  }

  function caught(emitter, result, type, args) {
    if (!emitter[kCapture]) return;
    try {
      const then = result.then;
      if (typeof then !== 'function') return;
      then.call(result, undefined, (error) => require('process').nextTick(() => {
        if (typeof emitter[kRejection] === 'function') return emitter[kRejection](error, type, ...args);
        const previous = emitter[kCapture];
        try {
          emitter[kCapture] = false;
          emitter.emit('error', error);
        } finally {
          emitter[kCapture] = previous;
        }
      }));
    } catch (error) {
      emitter.emit('error', error);
    }
  }

  function unhandled(args) {
    const reason = args[0];
    if (reason instanceof Error) return reason;
    let shown;
    try { shown = host.inspect(reason); } catch { shown = reason; }
    const error = require('errors').coded(Error, 'ERR_UNHANDLED_ERROR', `Unhandled error. (${shown})`);
    error.context = reason;
    return error;
  }

  proto.emit = function emit(type, ...args) {
    host.work(20);
    const events = this._events;
    if (type === 'error') {
      if (events !== undefined && events[errorMonitor] !== undefined) this.emit(errorMonitor, ...args);
      if (events === undefined || events.error === undefined) throw unhandled(args);
    }
    const handler = events === undefined ? undefined : events[type];
    if (handler === undefined) return false;
    if (typeof handler === 'function') {
      const result = handler.apply(this, args);
      if (result !== undefined && result !== null) caught(this, result, type, args);
      return true;
    }
    // Listeners added or removed meanwhile work on a copy, so that this walk sees the list as it was.
    running.set(handler, (running.get(handler) ?? 0) + 1);
    try {
      for (let i = 0; i < handler.length; i++) {
        const result = handler[i].apply(this, args);
        if (result !== undefined && result !== null) caught(this, result, type, args);
      }
    } finally {
      running.set(handler, running.get(handler) - 1);
    }
    return true;
  };

  function changeable(events, type, list) {
    if (!(running.get(list) > 0)) return list;
    const copy = list.slice();
    if (warnedLists.has(list)) warnedLists.add(copy);
    return (events[type] = copy);
  }

  function add(target, type, listener, prepend) {
    host.work(20);
    check(listener);
    let events = target._events;
    let existing;
    if (events === undefined) {
      events = target._events = { __proto__: null };
      target._eventsCount = 0;
    } else {
      if (events.newListener !== undefined) {
        target.emit('newListener', type, listener.listener ?? listener);
        events = target._events;
      }
      existing = events[type];
    }
    if (existing === undefined) {
      events[type] = listener;
      ++target._eventsCount;
      return target;
    }
    if (typeof existing === 'function') {
      existing = events[type] = prepend ? [listener, existing] : [existing, listener];
    } else {
      existing = changeable(events, type, existing);
      if (prepend) existing.unshift(listener);
      else existing.push(listener);
    }
    const max = target.getMaxListeners?.() ?? defaultMaxListeners;
    if (max > 0 && existing.length > max && !warnedLists.has(existing)) {
      warnedLists.add(existing);
      warnLeak(target, type, existing.length, max);
    }
    return target;
  }

  function warnLeak(emitter, type, count, max) {
    const warning = new Error(`Possible EventEmitter memory leak detected. ${count} ${String(type)} listeners ` +
      `added to ${host.inspect(emitter, { depth: -1 })}. MaxListeners is ${max}. Use emitter.setMaxListeners() to increase limit`);
    Object.assign(warning, { name: 'MaxListenersExceededWarning', emitter, type, count });
    require('process').emitWarning(warning);
  }

  function onceWrapper(target, type, listener) {
    let fired = false;
    function wrapper(...args) {
      if (fired) return;
      fired = true;
      target.removeListener(type, wrapper);
      return listener.apply(target, args);
    }
    wrapper.listener = listener;
    return wrapper;
  }

  proto.addListener = function addListener(type, listener) { return add(this, type, listener, false); };
  proto.on = proto.addListener;
  proto.prependListener = function prependListener(type, listener) { return add(this, type, listener, true); };
  proto.once = function once(type, listener) {
    check(listener);
    this.on(type, onceWrapper(this, type, listener));
    return this;
  };
  proto.prependOnceListener = function prependOnceListener(type, listener) {
    check(listener);
    this.prependListener(type, onceWrapper(this, type, listener));
    return this;
  };

  proto.removeListener = function removeListener(type, listener) {
    check(listener);
    const events = this._events;
    let list = events?.[type];
    if (list === undefined) return this;
    if (list === listener || list.listener === listener) {
      this._eventsCount -= 1;
      if (this._eventsCount === 0) this._events = { __proto__: null };
      else delete events[type];
      if (events.removeListener !== undefined) this.emit('removeListener', type, list.listener || listener);
    } else if (typeof list !== 'function') {
      list = changeable(events, type, list);
      let position = list.length - 1;
      while (position >= 0 && list[position] !== listener && list[position].listener !== listener) position--;
      if (position < 0) return this;
      list.splice(position, 1);
      if (list.length === 1) events[type] = list[0];
      if (events.removeListener !== undefined) this.emit('removeListener', type, listener);
    }
    return this;
  };
  proto.off = proto.removeListener;

  proto.removeAllListeners = function removeAllListeners(type) {
    const events = this._events;
    if (events === undefined) return this;
    if (arguments.length === 0) {
      if (events.removeListener !== undefined) {
        for (const key of Reflect.ownKeys(events)) if (key !== 'removeListener') this.removeAllListeners(key);
        this.removeAllListeners('removeListener');
      }
      this._events = { __proto__: null };
      this._eventsCount = 0;
    } else if (events.removeListener === undefined) {
      if (events[type] !== undefined) {
        if (--this._eventsCount === 0) this._events = { __proto__: null };
        else delete events[type];
      }
    } else {
      const listeners = events[type];
      if (typeof listeners === 'function') this.removeListener(type, listeners);
      else if (listeners) for (let i = listeners.length - 1; i >= 0; i--) this.removeListener(type, listeners[i]);
    }
    return this;
  };

  const listOf = (emitter, type) => [].concat(emitter._events?.[type] ?? []);
  proto.listeners = function listeners(type) { return listOf(this, type).map((f) => f.listener ?? f); };
  proto.rawListeners = function rawListeners(type) { return listOf(this, type); };
  proto.listenerCount = function listenerCount(type, listener) {
    const list = listOf(this, type);
    return listener == null ? list.length : list.filter((f) => f === listener || f.listener === listener).length;
  };
  proto.eventNames = function eventNames() { return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : []; };
  proto.setMaxListeners = function setMaxListeners(n) {
    require('errors').validate.number(n, 'setMaxListeners', 0);
    this._maxListeners = n;
    return this;
  };
  proto.getMaxListeners = function getMaxListeners() { return this._maxListeners ?? defaultMaxListeners; };

  EventEmitter.EventEmitter = EventEmitter;
  EventEmitter.errorMonitor = errorMonitor;
  EventEmitter.usingDomains = false;
  EventEmitter.captureRejectionSymbol = kRejection;
  Object.defineProperty(EventEmitter, 'captureRejections', {
    enumerable: true,
    get: () => proto[kCapture],
    set(value) {
      require('errors').validate.boolean(value, 'EventEmitter.captureRejections');
      proto[kCapture] = value;
    },
  });
  Object.defineProperty(EventEmitter, 'defaultMaxListeners', {
    enumerable: true,
    get: () => defaultMaxListeners,
    set(value) {
      require('errors').validate.number(value, 'defaultMaxListeners', 0);
      defaultMaxListeners = value;
    },
  });
  for (const name of ['once', 'on', 'getEventListeners', 'getMaxListeners', 'listenerCount', 'addAbortListener',
    'setMaxListeners', 'EventEmitterAsyncResource']) {
    Object.defineProperty(EventEmitter, name, {
      enumerable: true, configurable: true,
      get: () => require('events_static')[name],
      set(value) { Object.defineProperty(EventEmitter, name, { value, writable: true, enumerable: true, configurable: true }); },
    });
  }
  return EventEmitter;
})
