// DisposableStack, AsyncDisposableStack, SuppressedError: https://tc39.es/proposal-explicit-resource-management/
(function () {
  'use strict';

  const shown = (value) => {
    if (typeof value !== 'object' || value === null) return String(value);
    return `#<${value.constructor?.name ?? 'Object'}>`;
  };

  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

  const callable = (value) => {
    if (typeof value !== 'function') throw new TypeError(`${shown(value)} is not a function`);
    return value;
  };

  function SuppressedError(error, suppressed, message) {
    const target = new.target ?? SuppressedError;
    const it = Reflect.construct(Error, message === undefined ? [] : [message], target);
    if (!isObject(target.prototype)) Object.setPrototypeOf(it, SuppressedError.prototype);
    const hidden = { writable: true, enumerable: false, configurable: true };
    Object.defineProperty(it, 'error', { value: error, ...hidden });
    Object.defineProperty(it, 'suppressed', { value: suppressed, ...hidden });
    return it;
  }
  Object.setPrototypeOf(SuppressedError, Error);
  Object.defineProperty(SuppressedError, 'prototype', {
    value: Object.create(Error.prototype, {
      constructor: { value: SuppressedError, writable: true, configurable: true },
      name: { value: 'SuppressedError', writable: true, configurable: true },
      message: { value: '', writable: true, configurable: true },
    }),
    writable: false,
  });

  // An error while disposing, on top of what was thrown before.
  const suppress = (error, before) =>
    before ? { error: SuppressedError(error, before.error, 'An error was suppressed during disposal') } : { error };

  // What a resource is disposed by; undefined for null and undefined.
  function disposer(value, asynchronous) {
    if (value === null || value === undefined) return undefined;
    if (typeof value !== 'object' && typeof value !== 'function') {
      throw new TypeError('An object is expected with `using` declarations');
    }
    let key = Symbol.dispose;
    if (asynchronous) {
      const method = value[Symbol.asyncDispose];
      if (method !== undefined && method !== null) return named(method, Symbol.asyncDispose);
    }
    const method = named(value[key], key);
    // Only what an asynchronous method gives is waited for.
    return asynchronous ? function () { method.call(this); } : method;
  }

  function named(method, key) {
    if (typeof method !== 'function') throw new TypeError(`${String(key)} is not a function`);
    return method;
  }

  const stateOf = (states, it, method) => {
    const state = (typeof it === 'object' && it !== null) ? states.get(it) : undefined;
    if (!state) throw new TypeError(`Method ${method} called on incompatible receiver ${shown(it)}`);
    return state;
  };

  const openState = (states, it, method) => {
    const state = stateOf(states, it, method);
    if (state.disposed) throw new ReferenceError(`Cannot call ${method} on an already-disposed DisposableStack`);
    return state;
  };

  function disposeAll(resources) {
    let failure;
    for (const { value, dispose } of resources.reverse()) {
      try {
        dispose.call(value);
      } catch (error) {
        failure = suppress(error, failure);
      }
    }
    if (failure) throw failure.error;
  }

  async function disposeAllAsync(resources) {
    let failure;
    let awaits = false;
    let awaited = false;
    for (const { value, dispose } of resources.reverse()) {
      if (!dispose) {
        awaits = true;
        continue;
      }
      try {
        const result = dispose.call(value);
        awaited = true;
        await result;
      } catch (error) {
        failure = suppress(error, failure);
      }
    }
    if (awaits && !awaited) await undefined;
    if (failure) throw failure.error;
  }

  // What both kinds of stacks have.
  function define(name, asynchronous, states, Stack) {
    const methods = {
      use(value) {
        const state = openState(states, this, `${name}.prototype.use`);
        const dispose = disposer(value, asynchronous);
        if (dispose || asynchronous) state.resources.push({ value, dispose });
        return value;
      },
      adopt(value, onDispose) {
        const state = openState(states, this, `${name}.prototype.adopt`);
        callable(onDispose);
        state.resources.push({ value: undefined, dispose: () => onDispose(value) });
        return value;
      },
      defer(onDispose) {
        const state = openState(states, this, `${name}.prototype.defer`);
        state.resources.push({ value: undefined, dispose: callable(onDispose) });
      },
      move() {
        const state = openState(states, this, `${name}.prototype.move`);
        const moved = new Stack();
        states.get(moved).resources = state.resources;
        state.resources = [];
        state.disposed = true;
        return moved;
      },
      get disposed() {
        return stateOf(states, this, `get ${name}.prototype.disposed`).disposed;
      },
    };
    for (const [key, property] of Object.entries(Object.getOwnPropertyDescriptors(methods))) {
      Object.defineProperty(Stack.prototype, key, { ...property, enumerable: false });
    }
    Object.defineProperty(Stack.prototype, Symbol.toStringTag, { value: name, configurable: true });
  }

  // Takes what is to be disposed, once.
  function close(state) {
    const { resources } = state;
    state.resources = [];
    state.disposed = true;
    return resources;
  }

  function construct(states, target, Stack) {
    if (target === undefined) throw new TypeError(`Constructor ${Stack.name} requires 'new'`);
    const it = Reflect.construct(Object, [], target);
    if (!isObject(target.prototype)) Object.setPrototypeOf(it, Stack.prototype);
    states.set(it, { resources: [], disposed: false });
    return it;
  }

  const stacks = new WeakMap();
  function DisposableStack() {
    return construct(stacks, new.target, DisposableStack);
  }
  const asyncStacks = new WeakMap();
  function AsyncDisposableStack() {
    return construct(asyncStacks, new.target, AsyncDisposableStack);
  }

  const { dispose } = {
    dispose() {
      const state = stateOf(stacks, this, 'DisposableStack.prototype.dispose');
      if (!state.disposed) disposeAll(close(state));
    },
  };
  const { disposeAsync } = {
    disposeAsync() {
      const state = (typeof this === 'object' && this !== null) ? asyncStacks.get(this) : undefined;
      if (!state) return Promise.reject(new TypeError('Receiver is not an AsyncDisposableStack'));
      return state.disposed ? Promise.resolve() : disposeAllAsync(close(state));
    },
  };

  for (const Stack of [DisposableStack, AsyncDisposableStack]) {
    Object.defineProperty(Stack, 'prototype', { writable: false });
    Object.defineProperty(Stack.prototype, 'constructor', { enumerable: false });
  }
  const method = (value) => ({ value, writable: true, enumerable: false, configurable: true });
  define('DisposableStack', false, stacks, DisposableStack);
  Object.defineProperty(DisposableStack.prototype, 'dispose', method(dispose));
  Object.defineProperty(DisposableStack.prototype, Symbol.dispose, method(dispose));
  define('AsyncDisposableStack', true, asyncStacks, AsyncDisposableStack);
  Object.defineProperty(AsyncDisposableStack.prototype, 'disposeAsync', method(disposeAsync));
  Object.defineProperty(AsyncDisposableStack.prototype, Symbol.asyncDispose, method(disposeAsync));

  return { DisposableStack, AsyncDisposableStack, SuppressedError };
})
