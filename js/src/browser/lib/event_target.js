// EventTarget and the dispatch algorithm of the DOM Standard, without shadow trees.
//
// A page's window, nodes, ports and signals are all targets; each has a state here that nobody else can reach.
(function (host, require) {
  'use strict';

  const { required, dictionary, expose, domException } = require('idl');
  const { Event, stateOf } = require('event');

  const targets = new WeakMap();
  let currentEvent;

  // `parentOf(event)` says where the event goes on to; only nodes have one.
  function register(target, parentOf = null) {
    const state = { target, listeners: new Map(), handlers: new Map(), parentOf, activation: null };
    targets.set(target, state);
    return state;
  }

  // Called without a receiver, a window's method means the window.
  function targetState(value) {
    const state = targets.get(value ?? globalThis);
    if (!state) throw new TypeError('Illegal invocation');
    return state;
  }

  function find(state, type, callback, capture) {
    return state.listeners.get(type)?.find((item) => item.callback === callback && item.capture === capture);
  }

  function add(state, type, listener) {
    const list = state.listeners.get(type);
    if (list) list.push(listener);
    else state.listeners.set(type, [listener]);
  }

  function remove(state, type, listener) {
    // A dispatch that is under way has its own list and looks at this flag.
    listener.removed = true;
    const list = state.listeners.get(type);
    const at = list ? list.indexOf(listener) : -1;
    if (at >= 0) list.splice(at, 1);
    if (list?.length === 0) state.listeners.delete(type);
  }

  function listenerArgument(value, method) {
    if (value === null || value === undefined || typeof value === 'object' || typeof value === 'function') return value ?? null;
    throw new TypeError(`Failed to execute '${method}' on 'EventTarget': parameter 2 is not of type 'Object'.`);
  }

  function captureOf(options) {
    return typeof options === 'object' && options !== null ? Boolean(options.capture) : Boolean(options);
  }

  function signalOption(options) {
    const { signal } = options;
    if (signal === undefined) return undefined;
    if (require('abort').isSignal(signal)) return signal;
    throw new TypeError("Failed to execute 'addEventListener' on 'EventTarget': Failed to read the 'signal' property " +
      "from 'AddEventListenerOptions': Failed to convert value to 'AbortSignal'.");
  }

  class EventTarget {
    constructor() {
      register(this);
    }

    addEventListener(type, callback, options = undefined) {
      const what = "execute 'addEventListener' on 'EventTarget'";
      const state = targetState(this);
      required(2, arguments.length, what);
      const name = `${type}`;
      const given = listenerArgument(callback, 'addEventListener');
      const settings = typeof options === 'boolean' ? {} : dictionary(options, what, 'AddEventListenerOptions');
      const capture = captureOf(options);
      const signal = signalOption(settings);
      if (given === null || signal?.aborted || find(state, name, given, capture)) return;
      const listener = {
        callback: given, capture, once: Boolean(settings.once), passive: Boolean(settings.passive), removed: false,
      };
      add(state, name, listener);
      if (signal) require('abort').onAbort(signal, () => remove(state, name, listener));
    }

    dispatchEvent(event) {
      const state = targetState(this);
      required(1, arguments.length, "execute 'dispatchEvent' on 'EventTarget'");
      if (!(event instanceof Event)) {
        throw new TypeError("Failed to execute 'dispatchEvent' on 'EventTarget': parameter 1 is not of type 'Event'.");
      }
      const inner = stateOf(event);
      if (inner.dispatching) {
        throw domException('InvalidStateError',
          "Failed to execute 'dispatchEvent' on 'EventTarget': The event is already being dispatched.");
      }
      inner.trusted = false;
      return dispatch(event, state.target);
    }

    removeEventListener(type, callback, options = undefined) {
      const state = targetState(this);
      required(2, arguments.length, "execute 'removeEventListener' on 'EventTarget'");
      const name = `${type}`;
      const listener = find(state, name, listenerArgument(callback, 'removeEventListener'), captureOf(options));
      if (listener) remove(state, name, listener);
    }
  }

  function call(listener, event, target) {
    if (listener.handler) {
      callHandler(listener.handler, event, target);
    } else if (typeof listener.callback === 'function') {
      listener.callback.call(target, event);
    } else {
      const { handleEvent } = listener.callback;
      if (typeof handleEvent !== 'function') {
        throw new TypeError("Failed to execute 'handleEvent' on 'EventListener': The provided callback is not callable.");
      }
      handleEvent.call(listener.callback, event);
    }
  }

  // An on… handler that returns false cancels; window.onerror is given five values and cancels by returning true.
  // An object may be set as a handler, but nothing of it is called.
  function callHandler(handler, event, target) {
    if (typeof handler !== 'function') return;
    if (target === globalThis && event.type === 'error' && 'colno' in event) {
      const { message, filename, lineno, colno, error } = event;
      if (handler.call(target, message, filename, lineno, colno, error) === true) event.preventDefault();
    } else if (handler.call(target, event) === false) event.preventDefault();
  }

  function invoke(target, event, inner, capture) {
    if (inner.stopped) return;
    const state = targets.get(target);
    const list = state.listeners.get(inner.type);
    if (!list) return;
    inner.currentTarget = target;
    for (const listener of [...list]) {
      if (listener.removed || listener.capture !== capture) continue;
      if (listener.once) remove(state, inner.type, listener);
      const outer = currentEvent;
      currentEvent = event;
      inner.passive = listener.passive;
      try {
        call(listener, event, target);
      } catch (error) {
        host.reportError(error);
      }
      inner.passive = false;
      currentEvent = outer;
      // The stack empties between two listeners of an event that the page itself did not dispatch.
      host.checkpoint();
      if (inner.stoppedNow) return;
    }
  }

  // Gives false if a listener cancelled the event. `shownTarget` is what event.target says, where that differs.
  function dispatch(event, target, shownTarget = target) {
    host.work(100);
    const inner = stateOf(event);
    inner.dispatching = true;
    inner.target = shownTarget;
    const path = [target];
    for (let at = target; (at = targets.get(at).parentOf?.(at, event)); ) path.push(at);
    inner.path = path;
    const active = activationTarget(path, event, inner);
    const undo = active?.before?.();
    for (let i = path.length - 1; i >= 0; i -= 1) {
      inner.phase = i === 0 ? 2 : 1;
      invoke(path[i], event, inner, true);
    }
    for (let i = 0; i < path.length && (i === 0 || inner.bubbles); i += 1) {
      inner.phase = i === 0 ? 2 : 3;
      invoke(path[i], event, inner, false);
    }
    Object.assign(inner, { phase: 0, currentTarget: null, path: [], dispatching: false, stopped: false, stoppedNow: false });
    if (active) {
      if (inner.canceled) undo?.();
      else active.after?.();
    }
    return !inner.canceled;
  }

  // The element that a click does something to: the target, or, for a click that bubbles, what it is inside of.
  function activationTarget(path, event, inner) {
    if (inner.type !== 'click') return null;
    const found = path.find((target) => targets.get(target).activation);
    return found && (found === path[0] || inner.bubbles) ? targets.get(found).activation : null;
  }

  // Fires an event of the user agent's own.
  function fire(target, event, shownTarget = target) {
    stateOf(event).trusted = true;
    return dispatch(event, target, shownTarget);
  }

  function hasListeners(target, type) {
    return targets.get(target).listeners.has(type);
  }

  function getHandler(target, name) {
    return targetState(target).handlers.get(name)?.handler ?? null;
  }

  // The listener of an on… attribute keeps its place among the others for as long as there is a handler.
  function setHandler(target, name, value) {
    const state = targetState(target);
    const known = state.handlers.get(name);
    const usable = typeof value === 'function' || (typeof value === 'object' && value !== null);
    if (!usable) {
      if (known) {
        remove(state, name, known);
        state.handlers.delete(name);
      }
    } else if (known) {
      known.handler = value;
    } else {
      const listener = { callback: {}, handler: value, capture: false, once: false, passive: false, removed: false };
      state.handlers.set(name, listener);
      add(state, name, listener);
    }
  }

  // Defines on… attributes; `names` are event types.
  function defineHandlers(object, names) {
    for (const name of names) {
      const key = `on${name}`;
      const accessors = {
        get [key]() {
          return getHandler(this, name);
        },
        set [key](value) {
          setHandler(this, name, value);
        },
      };
      Object.defineProperty(object, key, {
        ...Object.getOwnPropertyDescriptor(accessors, key), enumerable: true, configurable: true,
      });
    }
  }

  expose(EventTarget);
  register(globalThis);
  require('page').page.listening = true;
  const { addEventListener, removeEventListener, dispatchEvent } = EventTarget.prototype;

  return {
    EventTarget, addEventListener, removeEventListener, dispatchEvent,
    register, targetState, dispatch, fire, hasListeners, getHandler, setHandler, defineHandlers,
    currentEvent: () => currentEvent,
  };
})
