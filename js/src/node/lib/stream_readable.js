// Readable: fills a buffer ahead of its reader. Nothing is emitted inside the call that caused it; `readable`, the
// first reading, the flow and the end each wait for a nextTick.
(function (host, require) {
  'use strict';

  const EventEmitter = require('events');
  const { Buffer } = require('buffer');
  const { argType, coded } = require('errors');
  const { nextTick, failure, destroy, errorOrDestroy, construct, addAbortSignal } = require('stream_life');
  const HIGH_WATER = 64 * 1024, HIGH_WATER_OBJECTS = 16;

  class ReadableState {
    constructor(options, duplex) {
      this.objectMode = Boolean(options?.objectMode || (duplex && options?.readableObjectMode));
      this.highWaterMark = options?.highWaterMark ?? (duplex ? options?.readableHighWaterMark : undefined) ??
        (this.objectMode ? HIGH_WATER_OBJECTS : HIGH_WATER);
      this.emitClose = options?.emitClose !== false;
      this.autoDestroy = options?.autoDestroy !== false;
      this.defaultEncoding = options?.defaultEncoding ?? 'utf8';
      this.decoder = options?.encoding ? new (require('string_decoder').StringDecoder)(options.encoding) : null;
      this.encoding = options?.encoding ?? null;
      Object.assign(this, {
        buffer: [], length: 0, pipes: [], flowing: null, ended: false, endEmitted: false, endScheduled: false, reading: false,
        sync: true, needReadable: false, emittedReadable: false, readableListening: false, dataListening: false,
        resumeScheduled: false, paused: null, readingMore: false, waitingFor: new Set(), dataEmitted: false, constructed: true,
        destroyed: false, errored: null, errorEmitted: false, closed: false, closeEmitted: false,
      });
    }
  }

  function Readable(options) {
    const duplex = this instanceof require('stream').Duplex;
    if (!duplex && !(this instanceof Readable)) return new Readable(options);
    EventEmitter.call(this, options);
    init(this, options, duplex);
    if (!duplex) construct(this, () => ready(this));
    return undefined;
  }
  Object.setPrototypeOf(Readable, EventEmitter);
  Readable.prototype = Object.create(EventEmitter.prototype, { constructor: { value: Readable, writable: true, configurable: true } });

  function init(stream, options, duplex) {
    stream._readableState = new ReadableState(options, duplex);
    for (const name of ['read', 'destroy', 'construct']) {
      if (typeof options?.[name] === 'function') stream[`_${name}`] = options[name];
    }
    if (options?.signal && !duplex) addAbortSignal(options.signal, stream);
  }

  function ready(stream) {
    const state = stream._readableState;
    if (state.needReadable) readMore(stream, state);
  }

  function add(stream, chunk, encoding, front) {
    const state = stream._readableState;
    if (chunk === null) {
      state.reading = false;
      onEnd(stream, state);
      return false;
    }
    if (!state.objectMode) {
      if (typeof chunk === 'string') {
        encoding ||= state.defaultEncoding;
        if (state.encoding !== encoding || front) {
          chunk = Buffer.from(chunk, encoding);
          if (front && state.encoding) chunk = chunk.toString(state.encoding);
          encoding = '';
        }
      } else if (ArrayBuffer.isView(chunk)) {
        if (!(chunk instanceof Buffer)) chunk = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        encoding = '';
      } else if (chunk !== undefined) {
        errorOrDestroy(stream, argType('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk));
        return false;
      }
      if (!chunk || chunk.length <= 0) {
        if (!front) {
          state.reading = false;
          readMore(stream, state);
        }
        return room(state);
      }
    }
    if (front) {
      if (state.endEmitted) errorOrDestroy(stream, coded(Error, 'ERR_STREAM_UNSHIFT_AFTER_END_EVENT', 'stream.unshift() after end event'));
      else if (state.destroyed || state.errored) return false;
      else put(stream, state, chunk, true);
      return room(state);
    }
    if (state.ended) {
      errorOrDestroy(stream, failure.pushAfterEof());
      return false;
    }
    if (state.destroyed || state.errored) return false;
    state.reading = false;
    if (state.decoder && !encoding) {
      chunk = state.decoder.write(chunk);
      if (!state.objectMode && chunk.length === 0) {
        readMore(stream, state);
        return room(state);
      }
    }
    put(stream, state, chunk, false);
    return room(state);
  }

  const room = (state) => !state.ended && (state.length < state.highWaterMark || state.length === 0);

  function put(stream, state, chunk, front) {
    host.work(40);
    if (state.flowing && state.length === 0 && !state.sync && state.dataListening) {
      state.waitingFor.clear();
      state.dataEmitted = true;
      stream.emit('data', chunk);
    } else {
      state.length += state.objectMode ? 1 : chunk.length;
      if (front) state.buffer.unshift(chunk);
      else state.buffer.push(chunk);
      if (state.needReadable) emitReadable(stream);
    }
    readMore(stream, state);
  }

  function onEnd(stream, state) {
    if (state.ended) return;
    const rest = state.decoder?.end();
    if (rest?.length) {
      state.buffer.push(rest);
      state.length += state.objectMode ? 1 : rest.length;
    }
    state.ended = true;
    if (state.sync) return emitReadable(stream);
    state.needReadable = false;
    state.emittedReadable = true;
    emitReadableNow(stream);
  }

  function emitReadable(stream) {
    const state = stream._readableState;
    state.needReadable = false;
    if (state.emittedReadable) return;
    state.emittedReadable = true;
    nextTick(emitReadableNow, stream);
  }

  function emitReadableNow(stream) {
    const state = stream._readableState;
    if (!state.destroyed && !state.errored && (state.length || state.ended)) {
      stream.emit('readable');
      state.emittedReadable = false;
    }
    state.needReadable = !state.flowing && !state.ended && state.length <= state.highWaterMark;
    flow(stream);
  }

  function readMore(stream, state) {
    if (state.readingMore || state.reading || !state.constructed) return;
    state.readingMore = true;
    nextTick(() => {
      while (!state.reading && !state.ended && (state.length < state.highWaterMark || (state.flowing && state.length === 0))) {
        const before = state.length;
        stream.read(0);
        if (before === state.length) break;
      }
      state.readingMore = false;
    });
  }

  function flow(stream) {
    const state = stream._readableState;
    while (state.flowing && stream.read() !== null);
  }

  function amount(n, state) {
    if (n <= 0 || (state.length === 0 && state.ended)) return 0;
    if (state.objectMode) return 1;
    if (Number.isNaN(n)) return state.flowing && state.length ? state.buffer[0].length : state.length;
    if (n <= state.length) return n;
    return state.ended ? state.length : 0;
  }

  function take(n, state) {
    if (state.length === 0) return null;
    if (state.objectMode) return state.buffer.shift();
    if (!n || n >= state.length) {
      const all = state.decoder ? state.buffer.join('') : state.buffer.length === 1 ? state.buffer[0] : Buffer.concat(state.buffer, state.length);
      state.buffer = [];
      return all;
    }
    const parts = [];
    for (let need = n; need > 0;) {
      const first = state.buffer[0];
      if (first.length <= need) parts.push(state.buffer.shift());
      else {
        parts.push(first.slice(0, need));
        state.buffer[0] = first.slice(need);
      }
      need -= parts[parts.length - 1].length;
    }
    return state.decoder ? parts.join('') : parts.length === 1 ? parts[0] : Buffer.concat(parts, n);
  }

  function endReadable(stream, state) {
    if (state.endEmitted || state.endScheduled) return;
    state.ended = state.endScheduled = true;
    nextTick(() => {
      state.endScheduled = false;
      if (state.errored || state.closeEmitted || state.endEmitted || state.length !== 0) return;
      state.endEmitted = true;
      stream.emit('end');
      const w = stream._writableState;
      if (stream.writable && stream.allowHalfOpen === false) {
        nextTick(() => { if (stream.writable && !stream.writableEnded && !stream.destroyed) stream.end(); });
      } else if (state.autoDestroy && (!w || (w.autoDestroy && (w.finished || w.writable === false)))) stream.destroy();
    });
  }

  function read(n) {
    const state = this._readableState;
    n = n === undefined ? NaN : Number.isInteger(n) ? n : parseInt(n, 10);
    const asked = n;
    if (n > state.highWaterMark) state.highWaterMark = 2 ** Math.ceil(Math.log2(n));
    if (n !== 0) state.emittedReadable = false;
    if (n === 0 && state.needReadable &&
        ((state.highWaterMark !== 0 ? state.length >= state.highWaterMark : state.length > 0) || state.ended)) {
      if (state.length === 0 && state.ended) endReadable(this, state);
      else emitReadable(this);
      return null;
    }
    n = amount(n, state);
    if (n === 0 && state.ended) {
      if (state.length === 0) endReadable(this, state);
      return null;
    }
    const wanted = state.needReadable || state.length === 0 || state.length - n < state.highWaterMark;
    if (wanted && !state.ended && !state.reading && !state.destroyed && !state.errored && state.constructed) {
      state.reading = state.sync = true;
      if (state.length === 0) state.needReadable = true;
      try {
        this._read(state.highWaterMark);
      } catch (error) {
        errorOrDestroy(this, error);
      }
      state.sync = false;
      if (!state.reading) n = amount(asked, state);
    }
    const result = n > 0 ? take(n, state) : null;
    if (result === null) {
      if (state.length <= state.highWaterMark) state.needReadable = true;
      n = 0;
    } else {
      state.length -= n;
      state.waitingFor.clear();
    }
    if (state.length === 0) {
      if (!state.ended) state.needReadable = true;
      if (asked !== n && state.ended) endReadable(this, state);
    }
    if (result !== null && !state.errorEmitted && !state.closeEmitted) {
      state.dataEmitted = true;
      this.emit('data', result);
    }
    return result;
  }

  const methods = {
    read,
    push(chunk, encoding) { return add(this, chunk, encoding, false); },
    unshift(chunk, encoding) { return add(this, chunk, encoding, true); },
    _read() { throw failure.notImplemented('_read()'); },
    _destroy(error, callback) { callback(error); },
    destroy,
    isPaused() { return this._readableState.paused === true || this._readableState.flowing === false; },
    setEncoding(encoding) {
      const state = this._readableState;
      state.decoder = new (require('string_decoder').StringDecoder)(encoding);
      state.encoding = state.decoder.encoding;
      const text = state.buffer.map((chunk) => state.decoder.write(chunk)).join('');
      state.buffer = text === '' ? [] : [text];
      state.length = text.length;
      return this;
    },
    on(event, listener) {
      EventEmitter.prototype.on.call(this, event, listener);
      const state = this._readableState;
      if (event === 'data') {
        state.dataListening = true;
        if (this.listenerCount('readable') > 0) state.readableListening = true;
        if (state.flowing !== false) this.resume();
      } else if (event === 'readable' && !state.endEmitted && !state.readableListening) {
        state.readableListening = state.needReadable = true;
        state.flowing = state.emittedReadable = false;
        if (state.length) emitReadable(this);
        else if (!state.reading) nextTick(() => this.read(0));
      }
      return this;
    },
    removeListener(event, listener) {
      EventEmitter.prototype.removeListener.call(this, event, listener);
      const state = this._readableState;
      if (event === 'readable') nextTick(listening, this);
      else if (event === 'data' && this.listenerCount('data') === 0) state.dataListening = false;
      return this;
    },
    removeAllListeners(...args) {
      EventEmitter.prototype.removeAllListeners.apply(this, args);
      if (args[0] === 'readable' || args.length === 0) nextTick(listening, this);
      if (this.listenerCount('data') === 0) this._readableState.dataListening = false;
      return this;
    },
    resume() {
      const state = this._readableState;
      if (!state.flowing) {
        state.flowing = !state.readableListening;
        if (!state.resumeScheduled) {
          state.resumeScheduled = true;
          nextTick(() => {
            if (!state.reading) this.read(0);
            state.resumeScheduled = false;
            this.emit('resume');
            flow(this);
            if (state.flowing && !state.reading) this.read(0);
          });
        }
      }
      state.paused = false;
      return this;
    },
    pause() {
      const state = this._readableState;
      if (state.flowing !== false) {
        state.flowing = false;
        this.emit('pause');
      }
      state.paused = true;
      return this;
    },
    pipe(target, options) { return require('stream_pipe').pipe(this, target, options); },
    unpipe(target) { return require('stream_pipe').unpipe(this, target); },
    iterator(options) { return require('stream_iterate').iterate(this, options); },
    [Symbol.asyncIterator]() { return require('stream_iterate').iterate(this); },
  };
  methods.addListener = methods.on;
  methods.off = methods.removeListener;
  for (const name of ['map', 'filter', 'forEach', 'toArray', 'some', 'find', 'every', 'flatMap', 'take', 'drop', 'reduce']) {
    methods[name] = function (...args) { return require('stream_operators')[name](this, ...args); };
  }

  function listening(stream) {
    const state = stream._readableState;
    state.readableListening = stream.listenerCount('readable') > 0;
    if (state.resumeScheduled && state.paused === false) state.flowing = true;
    else if (state.dataListening) stream.resume();
    else if (!state.readableListening) state.flowing = null;
  }

  for (const key of Reflect.ownKeys(methods)) {
    Object.defineProperty(Readable.prototype, key, { value: methods[key], writable: true, configurable: true });
  }
  const getters = {
    readable: (s) => s.readable !== false && !s.destroyed && !s.errorEmitted && !s.endEmitted,
    readableFlowing: (s) => s.flowing, readableLength: (s) => s.length, readableHighWaterMark: (s) => s.highWaterMark,
    readableObjectMode: (s) => s.objectMode, readableEncoding: (s) => s.encoding, readableEnded: (s) => s.endEmitted,
    readableDidRead: (s) => s.dataEmitted, readableAborted: (s) => (s.destroyed || Boolean(s.errored)) && !s.endEmitted,
    destroyed: (s) => s.destroyed, closed: (s) => s.closed, errored: (s) => s.errored,
  };
  for (const [name, get] of Object.entries(getters)) {
    Object.defineProperty(Readable.prototype, name, {
      get() { return this._readableState ? get(this._readableState) : undefined; },
      set(value) { if (name === 'destroyed' || name === 'readable') this._readableState[name] = value; },
      configurable: true,
    });
  }
  Readable.ReadableState = ReadableState;
  Readable.from = (iterable, options) => require('stream_from').from(Readable, iterable, options);
  return { Readable, init, ready };
})
