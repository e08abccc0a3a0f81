// node:async_hooks: AsyncLocalStorage and AsyncResource. The current context is the host's (`host.asyncContext`): it is
// taken along by whatever is scheduled, promises included. Without that it is taken along here, but lost at an `await`.
(function (host, require) {
  'use strict';

  const { validate } = require('errors');
  // A frame is an immutable map from storage to value.
  let fallback;
  const follows = 'asyncContext' in host;
  const frame = () => (follows ? host.asyncContext : fallback);
  const setFrame = (next) => {
    if (follows) host.asyncContext = next;
    else fallback = next;
  };
  function within(next, fn, self, args) {
    const before = frame();
    setFrame(next);
    try {
      return Reflect.apply(fn, self, args);
    } finally {
      setFrame(before);
    }
  }

  if (!follows) {
    const carry = (name, position) => {
      const schedule = host[name];
      if (typeof schedule !== 'function') return;
      host[name] = (...args) => {
        const taken = frame(), callback = args[position];
        if (taken !== undefined && typeof callback === 'function') args[position] = (...values) => within(taken, callback, undefined, values);
        return schedule(...args);
      };
    };
    for (const name of ['setTimer', 'setImmediate', 'nextTick', 'queueMicrotask']) carry(name, 0);
    carry('submit', 3);
    carry('handleReady', 2);
  }

  class AsyncLocalStorage {
    #default;
    #name;
    constructor({ defaultValue, name = '' } = {}) {
      this.#default = defaultValue;
      this.#name = `${name}`;
    }
    get name() { return this.#name; }
    static bind(fn) { return AsyncResource.bind(fn); }
    static snapshot() {
      const taken = frame();
      return (fn, ...args) => within(taken, fn, undefined, args);
    }
    #with(value) { return new Map(frame() ?? []).set(this, value); }
    run(store, fn, ...args) { return within(this.#with(store), fn, undefined, args); }
    exit(fn, ...args) { return this.run(undefined, fn, ...args); }
    enterWith(store) { setFrame(this.#with(store)); }
    disable() {
      const rest = new Map(frame() ?? []);
      rest.delete(this);
      setFrame(rest);
    }
    getStore() {
      const current = frame();
      return current?.has(this) ? current.get(this) : this.#default;
    }
  }

  let ids = 1;
  class AsyncResource {
    #frame = frame();
    #id = ++ids;
    constructor(type) {
      validate.string(type, 'type');
      this.type = type;
      Object.defineProperty(this, 'type', { enumerable: false });
    }
    runInAsyncScope(fn, self, ...args) { return within(this.#frame, fn, self, args); }
    bind(fn, self) {
      validate.function(fn, 'fn');
      const resource = this;
      const bound = function (...args) { return resource.runInAsyncScope(fn, self === undefined ? this : self, ...args); };
      return Object.defineProperty(bound, 'length', { value: fn.length, configurable: true });
    }
    static bind(fn, type, self) { return new AsyncResource(type || fn.name || 'bound-anonymous-fn').bind(fn, self); }
    emitDestroy() { return this; }
    asyncId() { return this.#id; }
    triggerAsyncId() { return 1; }
  }

  return {
    AsyncLocalStorage, AsyncResource,
    createHook: () => ({ enable() { return this; }, disable() { return this; } }),
    executionAsyncId: () => 1, triggerAsyncId: () => 0, executionAsyncResource: () => ({}), asyncWrapProviders: {},
  };
})
