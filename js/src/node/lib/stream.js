// node:stream: Readable and Writable put together.
(function (host, require) {
  'use strict';

  const EventEmitter = require('events');
  function Stream(options) { EventEmitter.call(this, options); }
  const lazy = (name, get) => Object.defineProperty(Stream, name, { get, enumerable: true, configurable: true });

  // Defined before the halves are loaded: they ask whether a stream is a Duplex.
  function Duplex(options) {
    if (!(this instanceof Duplex)) return new Duplex(options);
    EventEmitter.call(this, options);
    const { readable, writable } = parts();
    readable.init(this, options, true);
    writable.init(this, options, true);
    this.allowHalfOpen = options?.allowHalfOpen !== false;
    if (options?.readable === false) Object.assign(this._readableState, { readable: false, ended: true, endEmitted: true });
    if (options?.writable === false) Object.assign(this._writableState, { writable: false, ending: true, ended: true, finished: true });
    require('stream_life').construct(this, () => {
      readable.ready(this);
      writable.clearBuffer(this, this._writableState);
    });
    return undefined;
  }

  let loaded;
  function parts() {
    if (!loaded) {
      loaded = { readable: require('stream_readable'), writable: require('stream_writable') };
      const { Readable } = loaded.readable, { Writable } = loaded.writable;
      Object.setPrototypeOf(Duplex, Readable);
      Object.setPrototypeOf(Duplex.prototype, Readable.prototype);
      for (const key of Reflect.ownKeys(Writable.prototype)) {
        if (key === 'constructor' || Object.hasOwn(Duplex.prototype, key)) continue;
        const isShared = ['pipe', '_destroy', 'destroyed', 'closed', 'errored'].includes(key);
        if (!isShared) Object.defineProperty(Duplex.prototype, key, Object.getOwnPropertyDescriptor(Writable.prototype, key));
      }
    }
    return loaded;
  }

  const kCallback = Symbol('kCallback');

  function Transform(options) {
    if (!(this instanceof Transform)) return new Transform(options);
    Duplex.call(this, options);
    this._readableState.sync = false;
    this[kCallback] = null;
    if (typeof options?.transform === 'function') this._transform = options.transform;
    if (typeof options?.flush === 'function') this._flush = options.flush;
    this.on('prefinish', () => { if (this._final !== final) final.call(this); });
    return undefined;
  }

  function final(callback) {
    const end = (data) => {
      if (data !== null && data !== undefined) this.push(data);
      this.push(null);
      callback?.();
    };
    if (typeof this._flush !== 'function' || this.destroyed) return end();
    this._flush((error, data) => {
      if (!error) end(data);
      else if (callback) callback(error);
      else this.destroy(error);
    });
    return undefined;
  }

  const transformMethods = {
    _final: final,
    _transform() { throw require('stream_life').failure.notImplemented('_transform()'); },
    _write(chunk, encoding, callback) {
      const r = this._readableState, w = this._writableState, before = r.length;
      this._transform(chunk, encoding, (error, value) => {
        if (error) return callback(error);
        if (value !== null && value !== undefined) this.push(value);
        if (r.ended) require('process').nextTick(callback);
        else if (w.ended || before === r.length || r.length < r.highWaterMark) callback();
        else this[kCallback] = callback;
        return undefined;
      });
    },
    _read() {
      const callback = this[kCallback];
      this[kCallback] = null;
      callback?.();
    },
  };

  function PassThrough(options) {
    if (!(this instanceof PassThrough)) return new PassThrough(options);
    Transform.call(this, options);
    return undefined;
  }

  // The prototypes hang together before anybody can construct one.
  Object.setPrototypeOf(Stream, EventEmitter);
  Object.setPrototypeOf(Stream.prototype, EventEmitter.prototype);
  const inherit = (Class, Parent, own = {}) => {
    Object.setPrototypeOf(Class, Parent);
    Object.setPrototypeOf(Class.prototype, Parent.prototype);
    for (const [name, value] of Object.entries(own)) Object.defineProperty(Class.prototype, name, { value, writable: true, configurable: true });
  };
  inherit(Transform, Duplex, transformMethods);
  inherit(PassThrough, Transform, { _transform(chunk, encoding, callback) { callback(null, chunk); } });

  Object.assign(Stream, { Stream });
  for (const [name, get] of Object.entries({
    Readable: () => parts().readable.Readable, Writable: () => parts().writable.Writable,
    Duplex: () => (parts(), Duplex), Transform: () => (parts(), Transform), PassThrough: () => (parts(), PassThrough),
    finished: () => withPromise(require('stream_ends').finished, 'finished'),
    pipeline: () => withPromise(require('stream_ends').pipeline, 'pipeline'),
    promises: () => require('stream_ends').promises, addAbortSignal: () => require('stream_life').addAbortSignal,
  })) lazy(name, get);

  function withPromise(fn, name) {
    Object.defineProperty(fn, Symbol.for('nodejs.util.promisify.custom'), { value: require('stream_ends').promises[name], configurable: true });
    return fn;
  }
  Stream.isReadable = (stream) => (stream?.readable === undefined ? null : Boolean(stream.readable));
  Stream.isWritable = (stream) => (stream?.writable === undefined ? null : Boolean(stream.writable));
  Stream.isErrored = (stream) => Boolean(stream?._readableState?.errored ?? stream?._writableState?.errored);
  Stream.isDisturbed = (stream) => Boolean(stream?._readableState?.dataEmitted);
  Stream.getDefaultHighWaterMark = (objects) => (objects ? 16 : 65536);
  return Stream;
})
