// MessageChannel, MessagePort and BroadcastChannel. A port is a libuv handle: it hears of messages in the poll phase,
// takes all that are there (at least 1000) in one go, and keeps the process alive while somebody listens.
(function (host, require) {
  'use strict';

  const {
    Event, EventTarget, defineEventHandler, kAdded, kRemoved, kCreateEvent, kDispatch, kNodeStyle, kListeners, listenersOf, shown,
  } = require('event_target');
  const { clone, transfer: pack, addCloner, addTransferable } = require('structured_clone');
  const { transferArgument } = require('clone');
  const inspectSymbol = Symbol.for('nodejs.util.inspect.custom');
  const kSecret = Symbol('construct');
  const LEAST_BATCH = 1000;
  const CLOSE = Symbol('close');      // the last message: the other end is gone
  const ports = new WeakMap();        // MessagePort → { handle, peers, queue, started, refed, scheduled }

  class MessageEvent extends Event {
    #init;
    constructor(type, init = {}) {
      super(type, init);
      this.#init = init ?? {};
    }
    get data() { return this.#init.data === undefined ? null : this.#init.data; }
    get origin() { return this.#init.origin ?? ''; }
    get lastEventId() { return this.#init.lastEventId ?? ''; }
    get source() { return this.#init.source ?? null; }
    get ports() { return this.#init.ports ?? []; }
  }
  for (const key of ['data', 'origin', 'lastEventId', 'source', 'ports']) {
    Object.defineProperty(MessageEvent.prototype, key, { enumerable: true });
  }

  class MessagePort extends EventTarget {
    constructor(secret, label = 'MessagePort') {
      if (secret !== kSecret) throw require('errors').coded(TypeError, 'ERR_CONSTRUCT_CALL_INVALID', 'Constructor cannot be called');
      super();
      const handle = host.openHandle(label);
      host.setHandleRef(handle, false);
      ports.set(this, {
        handle, label, peers: new Set(), queue: [], started: false, refed: false, scheduled: false, context: host.asyncContext,
      });
    }

    postMessage(value, transfer) {
      const { coded } = require('errors');
      if (arguments.length === 0) throw coded(TypeError, 'ERR_MISSING_ARGS', 'Not enough arguments to MessagePort.postMessage');
      const list = transferArgument(transfer);
      if (list.includes(this)) refuse('Transfer list contains source port');
      const port = ports.get(this);
      const { data, moved } = pack(value, list);
      if (port.handle === undefined) return undefined;
      if (list.some((item) => port.peers.has(item))) {
        require('process').emitWarning('The target port was posted to itself, and the communication channel was lost');
        return undefined;
      }
      const transferred = moved.filter((item) => item instanceof MessagePort);
      for (const peer of port.peers) {
        const target = ports.get(peer);
        target.queue.push({ copy: port.peers.size > 1 ? clone(data) : data, transferred });
        schedule(peer);
      }
      return true;
    }

    start() {
      const port = ports.get(this);
      if (port.handle === undefined || port.started) return;
      port.started = true;
      schedule(this);
    }

    close(callback) {
      if (typeof callback === 'function') this.once('close', callback);
      closePort(this);
    }

    ref() { setRef(this, true); }
    unref() { setRef(this, false); }
    hasRef() { return ports.get(this).refed; }

    // Whoever listens for messages starts the port and holds the process open.
    [kAdded](size, type) {
      super[kAdded](size, type);
      if (type === 'message' && size === 1) {
        this.ref();
        this.start();
      }
    }
    [kRemoved](size, type) {
      if (type === 'message' && size === 0) {
        ports.get(this).started = false;
        this.unref();
      }
    }
    [kCreateEvent](value, type) {
      if (type !== 'message' && type !== 'messageerror') return super[kCreateEvent](value, type);
      return new MessageEvent(type, { data: value, ports: ports.get(this).transferred });
    }

    // Node's additions, in EventEmitter's manner.
    on(type, listener) {
      this.addEventListener(type, listener, { [kNodeStyle]: true });
      return this;
    }
    once(type, listener) {
      this.addEventListener(type, listener, { once: true, [kNodeStyle]: true });
      return this;
    }
    off(type, listener, options) {
      this.removeEventListener(type, listener, options);
      return this;
    }
    emit(type, value) {
      const had = this.listenerCount(type) > 0;
      this[kDispatch](value, type);
      return had;
    }
    listenerCount(type) { return this[kListeners].get(String(type))?.size ?? 0; }
    eventNames() { return [...this[kListeners].keys()]; }
    removeAllListeners(type) {
      for (const name of type === undefined ? this.eventNames() : [String(type)]) {
        for (const { listener, capture } of listenersOf(this, name)) this.removeEventListener(name, listener, { capture });
      }
      return this;
    }
    setMaxListeners() { return this; }
    getMaxListeners() { return 10; }
    [inspectSymbol](depth, options) {
      const port = ports.get(this);
      return shown(this, port.handle === undefined ? { active: false } : { active: true, refed: port.refed }, depth, options);
    }
  }
  MessagePort.prototype.addListener = MessagePort.prototype.on;
  MessagePort.prototype.removeListener = MessagePort.prototype.off;
  Object.defineProperty(MessagePort.prototype, Symbol.toStringTag, { value: 'MessagePort', configurable: true });
  defineEventHandler(MessagePort.prototype, 'message');
  defineEventHandler(MessagePort.prototype, 'messageerror');

  function setRef(self, refed) {
    const port = ports.get(self);
    if (port.handle === undefined || port.refed === refed) return;
    port.refed = refed;
    host.setHandleRef(port.handle, refed);
  }

  function schedule(self) {
    const port = ports.get(self);
    if (port.scheduled || port.handle === undefined || !ready(port)) return;
    port.scheduled = true;
    // A port's callbacks run in the asynchronous context in which it was made, whoever wakes it.
    const { asyncContext } = host;
    host.asyncContext = port.context;
    host.handleReady(port.handle, 0, () => {
      port.scheduled = false;
      deliver(self, port);
    });
    host.asyncContext = asyncContext;
  }

  // What a port that was not started hears of is only that the other end is gone.
  const ready = (port) => port.queue.length > 0 && (port.started || port.queue[0] === CLOSE);

  function deliver(self, port) {
    let left = Math.max(port.queue.length, LEAST_BATCH);
    while (ready(port) && port.handle !== undefined && left-- > 0) {
      const message = port.queue.shift();
      if (message === CLOSE) return closePort(self);
      port.transferred = message.transferred;
      self[kDispatch](message.copy, 'message');
      port.transferred = undefined;
      // Ticks and microtasks drain between two messages, as between any two callbacks.
      host.checkpoint();
    }
    schedule(self);
  }

  // Closing takes effect in the closing phase; only then is the other end told, by a last message.
  function closePort(self) {
    const port = ports.get(self);
    if (port.handle === undefined) return;
    const handle = port.handle;
    port.handle = undefined;
    host.closeHandle(handle, () => {
      for (const peer of port.peers) {
        const other = ports.get(peer);
        other.peers.delete(self);
        if (port.label !== 'MessagePort') continue;
        other.queue.push(CLOSE);
        schedule(peer);
      }
      port.peers.clear();
      self.dispatchEvent(new Event('close'));
    });
  }

  function entangle(a, b) {
    ports.get(a).peers.add(b);
    ports.get(b).peers.add(a);
  }

  class MessageChannel {
    constructor() {
      this.port1 = new MessagePort(kSecret);
      this.port2 = new MessagePort(kSecret);
      entangle(this.port1, this.port2);
    }
  }

  const refuse = (text) => { throw new (require('dom_exception').DOMException)(text, 'DataCloneError'); };

  addCloner((value) => {
    if (!(value instanceof MessagePort)) return undefined;
    return refuse('Object that needs transfer was found in message but not listed in transferList');
  });

  // A port moved into a message becomes a new object there; what waited for it goes along.
  addTransferable((old) => {
    const from = ports.get(old);
    if (!from) return undefined;
    return {
      earlier: 'MessagePort',
      detached: 'MessagePort in transfer list is already detached',
      isDetached: from.handle === undefined,
      prepare() {
        const moved = new MessagePort(kSecret), to = ports.get(moved);
        return {
          made: moved,
          commit() {
            for (const peer of from.peers) {
              ports.get(peer).peers.delete(old);
              entangle(moved, peer);
            }
            from.peers.clear();
            to.queue = from.queue;
            from.queue = [];
            closePort(old);
          },
          abandon: () => closePort(moved),
        };
      },
    };
  });

  function receiveMessageOnPort(port) {
    const state = ports.get(port);
    if (!state) throw require('errors').argType('port', 'MessagePort', port);
    const first = state.queue[0] === CLOSE ? undefined : state.queue.shift();
    return first && { message: first.copy };
  }

  const groups = new Map();            // BroadcastChannel name → open ports

  class BroadcastChannel extends EventTarget {
    #name;
    #port;
    constructor(name) {
      if (arguments.length === 0) throw require('errors').missingArgs('name');
      super();
      this.#name = `${name}`;
      const port = this.#port = new MessagePort(kSecret, 'BroadcastChannel');
      const group = groups.get(this.#name) ?? new Set();
      groups.set(this.#name, group);
      for (const other of group) entangle(port, other);
      group.add(port);
      port.addEventListener('message', (event) => this.dispatchEvent(new MessageEvent('message', { data: event.data })));
    }
    get name() { return this.#name; }
    postMessage(message) {
      if (arguments.length === 0) throw require('errors').missingArgs('message');
      if (this.#port === undefined) throw new (require('dom_exception').DOMException)('BroadcastChannel is closed.', 'InvalidStateError');
      this.#port.postMessage(message);
    }
    close() {
      if (this.#port === undefined) return;
      groups.get(this.#name).delete(this.#port);
      this.#port.close();
      this.#port = undefined;
    }
    ref() {
      this.#port?.ref();
      return this;
    }
    unref() {
      this.#port?.unref();
      return this;
    }
    [inspectSymbol](depth, options) {
      return shown(this, { name: this.#name, active: this.#port !== undefined }, depth, options);
    }
  }
  defineEventHandler(BroadcastChannel.prototype, 'message');
  defineEventHandler(BroadcastChannel.prototype, 'messageerror');
  for (const key of ['name', 'close', 'postMessage']) Object.defineProperty(BroadcastChannel.prototype, key, { enumerable: true });

  return { MessageChannel, MessagePort, MessageEvent, BroadcastChannel, receiveMessageOnPort };
})
