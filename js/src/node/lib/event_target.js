// Event, CustomEvent and EventTarget as Node has them: no tree, and a listener that throws does not stop the others;
// its error is thrown again from a nextTick.
(function (host, require) {
  'use strict';

  const kListeners = Symbol('kEvents');
  const kHandlers = Symbol('kHandlers');
  const kMaxListeners = Symbol('events.maxEventTargetListeners');
  const kTrust = Symbol('kTrustEvent');
  const kResist = Symbol('kResistStopPropagation');    // listeners of Node's own, which nothing can stop
  const kNodeStyle = Symbol('kIsNodeStyleListener');   // gets the value itself, not an event
  const kAdded = Symbol('kNewListener');
  const kRemoved = Symbol('kRemoveListener');
  const kCreateEvent = Symbol('kCreateEvent');
  const kDispatch = Symbol('kHybridDispatch');
  const kIsEventTarget = Symbol('kIsEventTarget');
  const inspectSymbol = Symbol.for('nodejs.util.inspect.custom');
  const errors = () => require('errors');
  const state = new WeakMap();                          // Event → what it carries and how far it was dispatched

  function of(event, type = 'Event') {
    const found = state.get(event);
    if (found === undefined) throw errors().invalidThis(type);
    return found;
  }

  function shown(self, value, depth, options) {
    const name = self.constructor.name;
    if (depth < 0) return name;
    return `${name} ${host.inspect(value, { ...options, depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth })}`;
  }

  class Event {
    constructor(type, options = undefined) {
      if (arguments.length === 0) throw errors().missingArgs('type');
      if (options != null) errors().validate.object(options, 'options');
      const trusted = Boolean(options?.[kTrust]);
      state.set(this, {
        type: `${type}`, bubbles: Boolean(options?.bubbles), cancelable: Boolean(options?.cancelable),
        composed: Boolean(options?.composed), timeStamp: host.now(), trusted, detail: undefined,
        target: null, dispatching: false, prevented: false, stopped: false, stoppedNow: false, passive: false,
      });
      Object.defineProperty(this, 'isTrusted', { get: () => trusted, enumerable: true, configurable: false });
    }
    initEvent(type, bubbles = false, cancelable = false) {
      const event = of(this);
      if (!event.dispatching) Object.assign(event, { type: `${type}`, bubbles: !!bubbles, cancelable: !!cancelable });
    }
    stopPropagation() { of(this).stopped = true; }
    stopImmediatePropagation() {
      const event = of(this);
      event.stopped = event.stoppedNow = true;
    }
    preventDefault() {
      const event = of(this);
      if (event.cancelable && !event.passive) event.prevented = true;
    }
    composedPath() { return of(this).dispatching ? [of(this).target] : []; }
    get target() { return of(this).target; }
    get srcElement() { return of(this).target; }
    get currentTarget() { return of(this).dispatching ? of(this).target : null; }
    get type() { return of(this).type; }
    get cancelable() { return of(this).cancelable; }
    get defaultPrevented() { return of(this).prevented; }
    get timeStamp() { return of(this).timeStamp; }
    get returnValue() { return !of(this).prevented; }
    set returnValue(value) { if (!value) this.preventDefault(); }
    get bubbles() { return of(this).bubbles; }
    get composed() { return of(this).composed; }
    get eventPhase() { return of(this).dispatching ? 2 : 0; }
    get cancelBubble() { return of(this).stopped; }
    set cancelBubble(value) { if (value) of(this).stopped = true; }
    [inspectSymbol](depth, options) {
      const { type, prevented, cancelable, timeStamp } = of(this);
      return shown(this, { type, defaultPrevented: prevented, cancelable, timeStamp }, depth, options);
    }
  }
  ['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'].forEach((name, value) =>
    Object.defineProperty(Event, name, { value, enumerable: true }));

  class CustomEvent extends Event {
    constructor(type, options = {}) {
      if (arguments.length === 0) throw errors().missingArgs('type');
      super(type, options);
      of(this).detail = options?.detail ?? null;
    }
    get detail() { return of(this, 'CustomEvent').detail; }
  }

  function isEventTarget(value) { return Boolean(value?.constructor?.[kIsEventTarget]); }

  function checkThis(value) {
    if (!isEventTarget(value)) throw errors().invalidThis('EventTarget');
  }

  function listenerOptions(options) {
    if (typeof options === 'boolean') return { capture: options };
    if (options === null || options === undefined) return {};
    errors().validate.options(options, 'options');
    return {
      once: !!options.once, capture: !!options.capture, passive: !!options.passive, signal: options.signal,
      resist: !!options[kResist], nodeStyle: !!options[kNodeStyle],
    };
  }

  function usable(listener) {
    if (typeof listener === 'function' || (typeof listener === 'object' && listener !== null)) return true;
    if (listener == null) return false;
    throw errors().argType('listener', 'EventListener', listener);
  }

  const throwLater = (error) => require('process').nextTick(() => { throw error; });

  function call(target, entry, argument) {
    const { listener } = entry;
    if (typeof listener === 'function') return listener.call(target, argument);
    // A handler object is called from an async function in Node: what it throws becomes a rejection first.
    return (async () => { if (listener.handleEvent) await listener.handleEvent(argument); })();
  }

  class EventTarget {
    static [kIsEventTarget] = true;

    constructor() { init(this); }

    addEventListener(type, listener, options = {}) {
      checkThis(this);
      if (arguments.length < 2) throw errors().missingArgs('type', 'listener');
      const { once, capture = false, passive, signal, resist, nodeStyle } = listenerOptions(options);
      if (signal !== undefined) {
        errors().validate.abortSignal(signal, 'options.signal');
        if (signal.aborted) return;
        signal.addEventListener('abort', () => this.removeEventListener(type, listener, options), { once: true, [kResist]: true });
      }
      if (!usable(listener)) {
        const warning = new Error(`addEventListener called with ${listener} which has no effect.`);
        Object.assign(warning, { name: 'AddEventListenerArgumentTypeWarning', target: this, type });
        require('process').emitWarning(warning);
        return;
      }
      type = `${type}`;
      let root = this[kListeners].get(type);
      if (root === undefined) this[kListeners].set(type, root = { size: 0, next: undefined });
      let last = root;
      while (last.next !== undefined) {
        last = last.next;
        if (last.listener === listener && last.capture === capture) return;
      }
      last.next = { listener, once, capture, passive, resist, nodeStyle, removed: false, previous: last, next: undefined };
      root.size++;
      this[kAdded](root.size, type);
    }

    removeEventListener(type, listener, options = {}) {
      checkThis(this);
      if (arguments.length < 2) throw errors().missingArgs('type', 'listener');
      if (!usable(listener)) return;
      type = `${type}`;
      const capture = options === true || options?.capture === true;
      let entry = this[kListeners].get(type)?.next;
      while (entry !== undefined && !(entry.listener === listener && entry.capture === capture)) entry = entry.next;
      if (entry === undefined) return;
      const size = drop(this, type, entry);
      if (size === 0) this[kListeners].delete(type);
      this[kRemoved](size, type);
    }

    dispatchEvent(event) {
      checkThis(this);
      if (arguments.length < 1) throw errors().missingArgs('event');
      if (!state.has(event)) throw errors().argType('event', 'Event', event);
      if (of(event).dispatching) {
        throw errors().coded(Error, 'ERR_EVENT_RECURSION', `The event "${event.type}" is already being dispatched`);
      }
      this[kDispatch](event, event.type, event);
      return !event.defaultPrevented;
    }

    [kDispatch](value, type, event) {
      host.work(80);
      const carried = event && of(event);
      if (carried) Object.assign(carried, { target: this, dispatching: true });
      // A linked list, walked live: whoever is added behind the listener that runs is called too, unless that listener was
      // the last one; a removed listener still leads to those that followed it.
      for (let entry = this[kListeners].get(type)?.next, next; entry !== undefined; entry = next) {
        next = entry.next;
        if (entry.removed || (event && of(event).stoppedNow && !entry.resist)) continue;
        if (entry.once) this[kRemoved](drop(this, type, entry), type);
        if (!event && !entry.nodeStyle) {
          event = this[kCreateEvent](value, type);
          Object.assign(of(event), { target: this, dispatching: true });
        }
        const carrier = event && of(event);
        try {
          if (carrier) carrier.passive = Boolean(entry.passive && !entry.nodeStyle);
          const result = call(this, entry, entry.nodeStyle ? value : event);
          const then = result?.then;
          if (typeof then === 'function') then.call(result, undefined, throwLater);
        } catch (error) {
          throwLater(error);
        } finally {
          if (carrier) carrier.passive = false;
        }
      }
      if (event) of(event).dispatching = false;
    }

    [kAdded](size, type) {
      const max = this[kMaxListeners];
      if (max > 0 && size === max + 1) warnLeak(this, type, size, max);
    }
    [kRemoved]() {}
    [kCreateEvent](value, type) { return new CustomEvent(type, { detail: value }); }
    [inspectSymbol](depth, options) { return shown(this, {}, depth, options); }
  }

  function warnLeak(target, type, count, max) {
    const warning = new Error(`Possible EventTarget memory leak detected. ${count} ${type} listeners added to ` +
      `${host.inspect(target, { depth: -1 })}. MaxListeners is ${max}. Use events.setMaxListeners() to increase limit`);
    Object.assign(warning, { name: 'MaxListenersExceededWarning', target, type, count });
    require('process').emitWarning(warning);
  }

  function init(target) {
    const hidden = (value) => ({ value, writable: true, enumerable: false, configurable: true });
    Object.defineProperties(target, {
      [kListeners]: hidden(new Map()), [kHandlers]: hidden(new Map()), [kMaxListeners]: hidden(10),
    });
  }

  // Takes a listener out of its list and says how many are left.
  function drop(target, type, entry) {
    entry.removed = true;
    entry.previous.next = entry.next;
    if (entry.next !== undefined) entry.next.previous = entry.previous;
    return --target[kListeners].get(type).size;
  }

  // An `onname` attribute: one wrapper keeps the place in the order while the handler behind it changes.
  function defineEventHandler(proto, name) {
    Object.defineProperty(proto, `on${name}`, {
      get() { return this[kHandlers].get(name)?.handler ?? null; },
      set(value) {
        let wrapper = this[kHandlers].get(name);
        if (wrapper === undefined) {
          wrapper = function (...args) {
            return typeof wrapper.handler === 'function' ? wrapper.handler.apply(this, args) : undefined;
          };
          wrapper.handler = value;
          this[kHandlers].set(name, wrapper);
          this.addEventListener(name, wrapper);
          return;
        }
        const before = typeof wrapper.handler === 'function', after = typeof value === 'function';
        wrapper.handler = value;
        const others = (this[kListeners].get(name)?.size ?? 1) - 1;
        if (before && !after) this[kRemoved](others, name);
        else if (!before && after) this[kAdded](others + 1, name);
      },
      configurable: true, enumerable: true,
    });
  }

  for (const Class of [Event, CustomEvent, EventTarget]) {
    for (const key of Object.getOwnPropertyNames(Class.prototype)) {
      if (key !== 'constructor') Object.defineProperty(Class.prototype, key, { enumerable: true });
    }
    Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
  }

  function listenersOf(target, type) {
    const found = [];
    for (let entry = target[kListeners].get(type)?.next; entry !== undefined; entry = entry.next) found.push(entry);
    return found;
  }

  return {
    Event, CustomEvent, EventTarget, defineEventHandler, isEventTarget, listenersOf, kListeners, kMaxListeners, kTrust, kResist,
    kNodeStyle, kAdded, kRemoved, kCreateEvent, kDispatch, eventState: of, shown,
  };
})
