// MessageChannel, MessagePort, window.postMessage and BroadcastChannel.
(function (host, require) {
  'use strict';

  const { INTERNAL, required, illegalConstructor, domException, expose } = require('idl');
  const { EventTarget, defineHandlers, setHandler, getHandler, fire } = require('event_target');
  const { clone, transfer: pack, addCloner, addTransferable } = require('structured_clone');
  const { sequence, transferOption, transferArgument } = require('clone');

  const ORIGIN = 'http://localhost';

  function messageEvent(init) {
    return require('event_types').received(init);
  }

  let pipeOf;

  class MessagePort extends EventTarget {
    // The end of a channel. It outlives the object when the port is transferred.
    #pipe;

    static {
      pipeOf = (port) => {
        if (!(#pipe in port)) throw new TypeError('Illegal invocation');
        return port.#pipe;
      };
    }

    constructor(token, pipe) {
      if (token !== INTERNAL) illegalConstructor('MessagePort');
      super();
      this.#pipe = pipe;
      pipe.port = this;
    }

    get onmessage() {
      return getHandler(this, 'message');
    }

    set onmessage(value) {
      setHandler(this, 'message', value);
      this.start();
    }

    close() {
      const pipe = pipeOf(this);
      pipe.closed = true;
      pipe.waiting = [];
      if (pipe.peer) pipe.peer.peer = null;
      pipe.peer = null;
    }

    postMessage(message, options = undefined) {
      const what = "execute 'postMessage' on 'MessagePort'";
      required(1, arguments.length, what);
      const pipe = pipeOf(this);
      const transfer = transferArgument(options, what);
      if (transfer.includes(this)) {
        throw domException('DataCloneError', `Failed to ${what}: Port at index ${transfer.indexOf(this)} contains the source port.`);
      }
      const parcel = parcelOf(message, transfer, `Failed to ${what}: `);
      if (pipe.peer) deliver(pipe.peer, parcel);
    }

    start() {
      const pipe = pipeOf(this);
      if (pipe.started || pipe.closed) return;
      pipe.started = true;
      launch(pipe, 1);
    }
  }

  // Copies what is sent, now: the message shows its state at the time of the call.
  function parcelOf(message, transfer, failed) {
    const { data, moved } = pack(message, transfer, failed);
    return { data, ports: moved.filter((item) => item instanceof MessagePort) };
  }

  addCloner((value, refuse, memory, copy, context) => {
    if (!(value instanceof MessagePort)) return undefined;
    throw domException('DataCloneError', `${context}A MessagePort could not be cloned because it was not transferred.`);
  });

  // A port that is sent away starts anew at its destination; messages for it wait there.
  addTransferable((port) => {
    if (!(port instanceof MessagePort)) return undefined;
    const pipe = pipeOf(port), next = newPipe();
    return {
      name: 'Message port',
      earlier: 'port',
      detached: 'Port at index # is already neutered.',
      isDetached: Boolean(pipe.moved),
      prepare: () => ({
        made: new MessagePort(INTERNAL, next),
        commit() {
          Object.assign(next, { peer: pipe.peer, waiting: [...pipe.flying, ...pipe.waiting] });
          if (pipe.peer) pipe.peer.peer = next;
          Object.assign(pipe, { peer: null, closed: true, moved: true, waiting: [] });
        },
        abandon() {},
      }),
    };
  });

  // `waiting` have no task yet, `flying` have one.
  const newPipe = () => ({ port: null, peer: null, started: false, closed: false, waiting: [], flying: [], busy: false });

  function deliver(pipe, parcel) {
    if (pipe.closed) return;
    pipe.waiting.push(parcel);
    if (pipe.started && pipe.flying.length === 0 && !pipe.busy) launch(pipe, 1);
  }

  // As Chromium does it: a port at rest gets a task for one message; when that has run, all that came meanwhile get
  // theirs. So of several messages sent at once, the first is ahead of what was queued between them, the rest behind.
  function launch(pipe, count) {
    for (const parcel of pipe.waiting.splice(0, count)) {
      pipe.flying.push(parcel);
      const task = host.queueTask('message-port', () => {
        if (pipe.closed) return;
        pipe.flying.shift();
        pipe.busy = true;
        fire(pipe.port, messageEvent(parcel));
        pipe.busy = false;
        launch(pipe, Infinity);
      });
      host.label(task, 'message');
    }
  }

  class MessageChannel {
    #port1;
    #port2;

    constructor() {
      const pipes = [newPipe(), newPipe()];
      [pipes[0].peer, pipes[1].peer] = [pipes[1], pipes[0]];
      this.#port1 = new MessagePort(INTERNAL, pipes[0]);
      this.#port2 = new MessagePort(INTERNAL, pipes[1]);
    }

    get port1() {
      return this.#port1;
    }

    get port2() {
      return this.#port2;
    }
  }

  // window.postMessage(message, targetOrigin, transfer) or (message, options).
  function postMessage(message, target = undefined, transfer = undefined) {
    const what = "execute 'postMessage' on 'Window'";
    required(1, arguments.length, what);
    const isOptions = typeof target === 'object' && target !== null;
    const wanted = isOptions ? (target.targetOrigin ?? '/') : `${target ?? '/'}`;
    const fits = wanted === '*' || wanted === '/' || originOf(wanted, what) === ORIGIN;
    const list = isOptions ? transferOption(target, what) : transfer === undefined ? [] : sequence(transfer, what);
    const parcel = parcelOf(message, list, `Failed to ${what}: `);
    const task = host.queueTask('posted-message', () => {
      if (fits) fire(globalThis, messageEvent({ ...parcel, origin: ORIGIN, source: globalThis }));
    });
    host.label(task, 'message');
  }

  function originOf(text, what) {
    const url = require('url').URL.parse(text);
    if (url) return url.origin;
    throw domException('SyntaxError', `Failed to ${what}: Invalid target origin '${text}' in a call to 'postMessage'.`);
  }

  const channels = new Set();

  class BroadcastChannel extends EventTarget {
    #name;
    #closed = false;

    constructor(name) {
      required(1, arguments.length, "construct 'BroadcastChannel'");
      super();
      this.#name = `${name}`;
      channels.add(this);
    }

    get name() {
      return this.#name;
    }

    close() {
      this.#closed = true;
      channels.delete(this);
    }

    postMessage(message) {
      const what = "execute 'postMessage' on 'BroadcastChannel'";
      required(1, arguments.length, what);
      if (this.#closed) throw domException('InvalidStateError', `Failed to ${what}: Channel is closed`);
      const data = clone(message, [], `Failed to ${what}: `);
      for (const channel of channels) {
        if (channel === this || channel.#name !== this.#name) continue;
        // By way of another process, so later than a message between ports.
        host.submit('BroadcastChannel', 'latency', BROADCAST_MS, () => {
          if (!channel.#closed) fire(channel, messageEvent({ data: clone(data), origin: ORIGIN }));
        });
      }
    }
  }
  const BROADCAST_MS = 0.3;

  defineHandlers(MessagePort.prototype, ['messageerror']);
  defineHandlers(BroadcastChannel.prototype, ['message', 'messageerror']);
  expose(MessagePort, { length: 0 });
  expose(MessageChannel);
  expose(BroadcastChannel);

  return { MessageChannel, MessagePort, BroadcastChannel, postMessage };
})
