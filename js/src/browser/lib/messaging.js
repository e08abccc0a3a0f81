// MessageChannel, MessagePort, window.postMessage and BroadcastChannel.
(function (host, require) {
  'use strict';

  const { INTERNAL, required, illegalConstructor, dictionary, domException, expose } = require('idl');
  const { EventTarget, defineHandlers, setHandler, getHandler, fire } = require('event_target');
  const { clone, addCloner } = require('structured_clone');

  const ORIGIN = 'http://localhost';

  function messageEvent(init) {
    const { MessageEvent } = require('event_types');
    return new MessageEvent('message', init);
  }

  // The last argument is a list of what to transfer, or an object with that list.
  function transferOf(options, what) {
    if (options === undefined || options === null) return [];
    if (typeof options[Symbol.iterator] === 'function') return [...options];
    const { transfer } = dictionary(options, what, 'StructuredSerializeOptions');
    return transfer === undefined ? [] : [...transfer];
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
      const transfer = transferOf(options, what);
      if (transfer.includes(this)) {
        throw domException('DataCloneError', `Failed to ${what}: Port at index ${transfer.indexOf(this)} contains the source port.`);
      }
      const parcel = pack(message, transfer, `Failed to ${what}: `);
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
  function pack(message, transfer, failed) {
    const isPlain = typeof message !== 'object' && typeof message !== 'function' && typeof message !== 'symbol';
    if (transfer.length === 0 && isPlain) return { data: message, ports: [] };
    const ports = transfer.filter((item) => item instanceof MessagePort);
    const moved = new Map(ports.map((port) => [port, pipeOf(port)]));
    const made = new Map();
    movedPorts = (port) => {
      if (!moved.has(port)) return undefined;
      if (!made.has(port)) made.set(port, transferPort(port));
      return made.get(port);
    };
    try {
      const data = clone(message, transfer, failed);
      return { data, ports: ports.map(movedPorts) };
    } finally {
      movedPorts = () => undefined;
    }
  }
  let movedPorts = () => undefined;

  addCloner((value, refuse) => {
    if (!(value instanceof MessagePort)) return undefined;
    return movedPorts(value) ?? refuse('MessagePort object');
  });

  // A port that is sent away starts anew at its destination; messages for it wait there.
  function transferPort(port) {
    const pipe = pipeOf(port);
    const next = { ...newPipe(), peer: pipe.peer, waiting: [...pipe.flying, ...pipe.waiting] };
    if (pipe.peer) pipe.peer.peer = next;
    Object.assign(pipe, { peer: null, closed: true, waiting: [] });
    return new MessagePort(INTERNAL, next);
  }

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
    const parcel = pack(message, transferOf(isOptions ? target : transfer, what), `Failed to ${what}: `);
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
