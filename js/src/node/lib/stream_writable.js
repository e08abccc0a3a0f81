// Writable: one write at a time, the rest waits; callbacks of synchronous writes come from a nextTick, gathered as Node
// gathers them.
(function (host, require) {
  'use strict';

  const EventEmitter = require('events');
  const { Buffer } = require('buffer');
  const { argType, coded } = require('errors');
  const { nextTick, failure, destroy, errorOrDestroy, construct, addAbortSignal } = require('stream_life');
  const nothing = () => {};
  const HIGH_WATER = 64 * 1024, HIGH_WATER_OBJECTS = 16;

  function highWater(options, side, objectMode, duplex) {
    return options?.highWaterMark ?? (duplex ? options?.[`${side}HighWaterMark`] : undefined) ?? (objectMode ? HIGH_WATER_OBJECTS : HIGH_WATER);
  }

  class WritableState {
    constructor(options, stream, duplex) {
      this.objectMode = Boolean(options?.objectMode || (duplex && options?.writableObjectMode));
      this.highWaterMark = highWater(options, 'writable', this.objectMode, duplex);
      this.decodeStrings = options?.decodeStrings !== false;
      this.defaultEncoding = options?.defaultEncoding ?? 'utf8';
      this.emitClose = options?.emitClose !== false;
      this.autoDestroy = options?.autoDestroy !== false;
      Object.assign(this, {
        length: 0, writelen: 0, corked: 0, pendingcb: 0, buffered: [], writing: false, sync: true, expecting: false,
        writecb: nothing, bufferProcessing: false, afterWrite: null, afterWritePending: false, needDrain: false, onFinished: [],
        ending: false, ended: false, finished: false, finalCalled: false, prefinished: false, constructed: true,
        destroyed: false, errored: null, errorEmitted: false, closed: false, closeEmitted: false,
      });
      this.onwrite = (error) => onwrite(stream, this, error);
    }
  }

  function Writable(options) {
    const duplex = this instanceof require('stream').Duplex;
    if (!duplex && !(this instanceof Writable)) return new Writable(options);
    EventEmitter.call(this, options);
    init(this, options, duplex);
    if (!duplex) construct(this, () => clearBuffer(this, this._writableState));
    return undefined;
  }
  Object.setPrototypeOf(Writable, EventEmitter);
  Writable.prototype = Object.create(EventEmitter.prototype, { constructor: { value: Writable, writable: true, configurable: true } });

  function init(stream, options, duplex) {
    stream._writableState = new WritableState(options, stream, duplex);
    for (const name of ['write', 'writev', 'destroy', 'final', 'construct']) {
      if (typeof options?.[name] === 'function') stream[`_${name}`] = options[name];
    }
    if (options?.signal) addAbortSignal(options.signal, stream);
  }

  function accept(stream, state, chunk, encoding, callback) {
    if (chunk === null) throw failure.nullValue();
    if (!state.objectMode) {
      encoding ||= state.defaultEncoding;
      if (encoding !== 'buffer' && !Buffer.isEncoding(encoding)) throw coded(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
      if (typeof chunk === 'string') {
        if (state.decodeStrings) [chunk, encoding] = [Buffer.from(chunk, encoding), 'buffer'];
      } else if (ArrayBuffer.isView(chunk)) {
        if (!(chunk instanceof Buffer)) chunk = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        encoding = 'buffer';
      } else throw argType('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
    }
    const error = state.ending ? failure.afterEnd() : state.destroyed ? failure.destroyed('write') : undefined;
    if (error) {
      nextTick(callback, error);
      errorOrDestroy(stream, error, true);
      return error;
    }
    state.pendingcb++;
    const length = state.objectMode ? 1 : chunk.length;
    state.length += length;
    if (state.writing || state.corked || state.errored || !state.constructed) {
      state.buffered.push({ chunk, encoding, callback });
    } else begin(stream, state, length, callback, () => stream._write(chunk, encoding, state.onwrite));
    const room = state.length < state.highWaterMark || state.length === 0;
    if (!room) state.needDrain = true;
    return room && !state.errored && !state.destroyed;
  }

  function begin(stream, state, length, callback, write) {
    state.writelen = length;
    state.writecb = callback;
    state.writing = state.sync = state.expecting = true;
    if (state.destroyed) state.onwrite(failure.destroyed('write'));
    else write();
    state.sync = false;
  }

  function onwrite(stream, state, error) {
    if (!state.expecting) return errorOrDestroy(stream, failure.twice());
    const { sync, writecb: callback } = state;
    state.writecb = nothing;
    state.writing = state.expecting = false;
    state.length -= state.writelen;
    state.writelen = 0;
    if (error) {
      state.errored ??= error;
      if (stream._readableState) stream._readableState.errored ??= error;
      const fail = () => {
        state.pendingcb--;
        callback(error);
        errorBuffer(state);
        errorOrDestroy(stream, error);
      };
      return sync ? nextTick(fail) : fail();
    }
    if (state.buffered.length > 0) clearBuffer(stream, state);
    if (!sync) return afterWrite(stream, state, 1, callback);
    const tick = (state.needDrain && state.length === 0) || callback !== nothing;
    if (callback !== nothing && state.afterWrite?.callback === callback) state.afterWrite.count++;
    else if (callback !== nothing) {
      const info = state.afterWrite = { count: 1, callback };
      state.afterWritePending = true;
      nextTick(() => {
        state.afterWrite = null;
        afterWrite(stream, state, info.count, callback);
      });
    } else if (tick && !state.afterWritePending) {
      state.afterWritePending = true;
      nextTick(afterWrite, stream, state, 1, callback);
    } else {
      state.pendingcb--;
      if (state.ending) finishMaybe(stream, state, true);
    }
    return undefined;
  }

  function afterWrite(stream, state, count, callback) {
    state.afterWritePending = false;
    if (!state.ending && !state.destroyed && state.length === 0 && state.needDrain) {
      state.needDrain = false;
      stream.emit('drain');
    }
    while (count-- > 0) {
      state.pendingcb--;
      callback(null);
    }
    if (state.destroyed) errorBuffer(state);
    if (state.ending) finishMaybe(stream, state, true);
  }

  // What still waited is told that it will not be written.
  function errorBuffer(state) {
    if (state.writing) return;
    for (const { chunk, callback } of state.buffered.splice(0)) {
      state.length -= state.objectMode ? 1 : chunk.length;
      callback(state.errored ?? failure.destroyed('write'));
    }
    callFinished(state, state.errored ?? failure.destroyed('end'));
  }

  function callFinished(state, error) {
    for (const callback of state.onFinished.splice(0)) callback(error);
  }

  function clearBuffer(stream, state) {
    if (state.corked || state.bufferProcessing || state.destroyed || !state.constructed || state.buffered.length === 0) return;
    state.bufferProcessing = true;
    if (state.buffered.length > 1 && typeof stream._writev === 'function') {
      const chunks = state.buffered;
      state.buffered = [];
      state.pendingcb -= chunks.length - 1;
      const all = chunks.every(({ callback }) => callback === nothing) ? nothing
        : (error) => chunks.forEach(({ callback }) => callback(error));
      begin(stream, state, state.length, all, () => stream._writev(chunks, state.onwrite));
    } else {
      do {
        const { chunk, encoding, callback } = state.buffered.shift();
        begin(stream, state, state.objectMode ? 1 : chunk.length, callback, () => stream._write(chunk, encoding, state.onwrite));
      } while (state.buffered.length > 0 && !state.writing);
    }
    state.bufferProcessing = false;
  }

  const needFinish = (state) => state.ending && !state.destroyed && state.constructed && !state.finished && !state.writing &&
    !state.errorEmitted && !state.closeEmitted && !state.errored && state.buffered.length === 0 && state.length === 0;

  function prefinish(stream, state) {
    if (state.prefinished || state.finalCalled) return;
    state.finalCalled = true;
    if (typeof stream._final !== 'function' || state.destroyed) {
      state.prefinished = true;
      stream.emit('prefinish');
      return;
    }
    state.sync = true;
    state.pendingcb++;
    const done = (error) => {
      if (state.prefinished) return errorOrDestroy(stream, error ?? failure.twice());
      state.pendingcb--;
      if (error) {
        callFinished(state, error);
        errorOrDestroy(stream, error, state.sync);
      } else if (needFinish(state)) {
        state.prefinished = true;
        stream.emit('prefinish');
        state.pendingcb++;
        nextTick(finish, stream, state);
      }
      return undefined;
    };
    try {
      stream._final(done);
    } catch (error) {
      done(error);
    }
    state.sync = false;
  }

  function finishMaybe(stream, state, sync) {
    if (!needFinish(state)) return;
    prefinish(stream, state);
    if (state.pendingcb !== 0) return;
    const end = () => (needFinish(state) ? finish(stream, state) : state.pendingcb--);
    if (sync) {
      state.pendingcb++;
      nextTick(end);
    } else if (needFinish(state)) {
      state.pendingcb++;
      finish(stream, state);
    }
  }

  function finish(stream, state) {
    state.pendingcb--;
    state.finished = true;
    callFinished(state, null);
    stream.emit('finish');
    const r = stream._readableState;
    if (state.autoDestroy && (!r || (r.autoDestroy && (r.endEmitted || r.readable === false)))) stream.destroy();
  }

  const methods = {
    write(chunk, encoding, callback) {
      if (typeof encoding === 'function') [encoding, callback] = [null, encoding];
      return accept(this, this._writableState, chunk, encoding, typeof callback === 'function' ? callback : nothing) === true;
    },
    end(chunk, encoding, callback) {
      const state = this._writableState;
      if (typeof chunk === 'function') [chunk, encoding, callback] = [null, null, chunk];
      else if (typeof encoding === 'function') [encoding, callback] = [null, encoding];
      let error;
      if (chunk !== null && chunk !== undefined) {
        const result = accept(this, state, chunk, encoding, nothing);
        if (result instanceof Error) error = result;
      }
      if (state.corked) {
        state.corked = 1;
        this.uncork();
      }
      if (!error && !state.errored && !state.ending) {
        state.ending = true;
        finishMaybe(this, state, true);
        state.ended = true;
      } else if (!error && state.finished) error = failure.finished('end');
      else if (!error && state.destroyed) error = failure.destroyed('end');
      if (typeof callback === 'function') {
        if (error || state.errored) nextTick(callback, error ?? state.errored);
        else if (state.finished) nextTick(callback, null);
        else state.onFinished.push(callback);
      }
      return this;
    },
    cork() { this._writableState.corked++; },
    uncork() {
      const state = this._writableState;
      if (state.corked && --state.corked === 0 && !state.writing) clearBuffer(this, state);
    },
    setDefaultEncoding(encoding) {
      this._writableState.defaultEncoding = encoding;
      return this;
    },
    destroy(error, callback) {
      const state = this._writableState;
      if (!state.destroyed && (state.buffered.length > 0 || state.onFinished.length > 0)) nextTick(errorBuffer, state);
      return destroy.call(this, error, callback);
    },
    _destroy(error, callback) { callback(error); },
    _write(chunk, encoding, callback) {
      if (!this._writev) throw failure.notImplemented('_write()');
      this._writev([{ chunk, encoding }], callback);
    },
    pipe() { errorOrDestroy(this, coded(Error, 'ERR_STREAM_CANNOT_PIPE', 'Cannot pipe, not readable')); },
  };
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(Writable.prototype, name, { value, writable: true, configurable: true });
  }
  const getters = {
    writable: (s) => s.writable !== false && !s.destroyed && !s.errored && !s.ending && !s.ended,
    writableEnded: (s) => s.ending, writableFinished: (s) => s.finished, writableLength: (s) => s.length,
    writableHighWaterMark: (s) => s.highWaterMark, writableObjectMode: (s) => s.objectMode, writableCorked: (s) => s.corked,
    writableNeedDrain: (s) => !s.destroyed && !s.ending && s.needDrain, destroyed: (s) => s.destroyed, closed: (s) => s.closed,
    errored: (s) => s.errored,
    writableAborted: (s) => (s.destroyed || Boolean(s.errored)) && !s.finished,
  };
  for (const [name, read] of Object.entries(getters)) {
    Object.defineProperty(Writable.prototype, name, {
      get() { return this._writableState ? read(this._writableState) : undefined; },
      set(value) { if (name === 'destroyed' || name === 'writable') this._writableState[name] = value; },
      configurable: true,
    });
  }
  Writable.WritableState = WritableState;
  return { Writable, init, clearBuffer, errorBuffer };
})
