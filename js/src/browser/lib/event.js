// Event: what listeners are given. What a dispatch changes is kept in a state that only event_target sees.
(function (host, require) {
  'use strict';

  const { required, dictionary, expose } = require('idl');

  let stateOf;

  const isTrusted = {
    get isTrusted() {
      return stateOf(this).trusted;
    },
  };
  const trustedDescriptor = {
    get: Object.getOwnPropertyDescriptor(isTrusted, 'isTrusted').get,
    set: undefined,
    enumerable: true,
    configurable: false,
  };

  class Event {
    #state;

    static {
      stateOf = (event) => {
        if (!(#state in event)) throw new TypeError('Illegal invocation');
        return event.#state;
      };
    }

    constructor(type, init = undefined) {
      const { name } = new.target;
      required(1, arguments.length, `construct '${name}'`);
      const options = dictionary(init, `construct '${name}'`, `${name}Init`);
      this.#state = {
        type: `${type}`,
        bubbles: Boolean(options.bubbles),
        cancelable: Boolean(options.cancelable),
        composed: Boolean(options.composed),
        timeStamp: host.now(),
        trusted: false,
        target: null,
        currentTarget: null,
        phase: 0,
        path: [],
        stopped: false,
        stoppedNow: false,
        canceled: false,
        dispatching: false,
        passive: false,
      };
      Object.defineProperty(this, 'isTrusted', trustedDescriptor);
    }

    get type() {
      return stateOf(this).type;
    }

    get target() {
      return stateOf(this).target;
    }

    get currentTarget() {
      return stateOf(this).currentTarget;
    }

    get eventPhase() {
      return stateOf(this).phase;
    }

    get bubbles() {
      return stateOf(this).bubbles;
    }

    get cancelable() {
      return stateOf(this).cancelable;
    }

    get defaultPrevented() {
      return stateOf(this).canceled;
    }

    get composed() {
      return stateOf(this).composed;
    }

    get timeStamp() {
      return stateOf(this).timeStamp;
    }

    get srcElement() {
      return stateOf(this).target;
    }

    get returnValue() {
      return !stateOf(this).canceled;
    }

    set returnValue(value) {
      if (!value) this.preventDefault();
    }

    get cancelBubble() {
      return stateOf(this).stopped;
    }

    set cancelBubble(value) {
      if (value) stateOf(this).stopped = true;
    }

    composedPath() {
      return [...stateOf(this).path];
    }

    initEvent(type, bubbles = false, cancelable = false) {
      const state = stateOf(this);
      if (state.dispatching) return;
      Object.assign(state, { type: `${type}`, bubbles: Boolean(bubbles), cancelable: Boolean(cancelable) });
      Object.assign(state, { stopped: false, stoppedNow: false, canceled: false, trusted: false, target: null });
    }

    preventDefault() {
      const state = stateOf(this);
      if (state.cancelable && !state.passive) state.canceled = true;
    }

    stopImmediatePropagation() {
      const state = stateOf(this);
      state.stopped = true;
      state.stoppedNow = true;
    }

    stopPropagation() {
      stateOf(this).stopped = true;
    }
  }

  expose(Event, { length: 1, constants: { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 } });

  return { Event, stateOf };
})
