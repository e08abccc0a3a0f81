// process.stdout, stderr and stdin. Writes are synchronous; their callbacks come from a nextTick.
(function (host, require) {
  'use strict';

  const EventEmitter = require('events');
  const { argType, coded } = require('errors');

  class Output extends EventEmitter {
    #name;
    #ended = false;
    #corked = [];
    #corks = 0;
    writable = true;
    writableLength = 0;
    writableHighWaterMark = 16384;
    writableEnded = false;
    writableFinished = false;
    destroyed = false;
    _type = 'pipe';
    _isStdio = true;
    constructor(name, fd) {
      super();
      this.#name = name;
      this.fd = fd;
    }
    write(chunk, encoding, callback) {
      if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
      if (chunk === null) throw coded(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
      if (typeof chunk !== 'string' && !ArrayBuffer.isView(chunk)) {
        throw argType('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
      }
      const process = require('process');
      if (this.#ended) {
        const error = coded(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end');
        process.nextTick(() => callback?.(error));
        this.emit('error', error);
        return false;
      }
      const { Buffer } = typeof chunk === 'string' && (encoding === undefined || /^utf-?8$/i.test(encoding)) ? {} : require('buffer');
      const text = Buffer === undefined ? chunk : typeof chunk === 'string'
        ? Buffer.from(chunk, encoding).toString() : require('text').decode(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
      if (this.#corks > 0) this.#corked.push([text, callback]);
      else this.#put(text, callback);
      return true;
    }
    #put(text, callback) {
      host.print(this.#name, text);
      if (callback) require('process').nextTick(() => callback(null));
    }
    end(chunk, encoding, callback) {
      if (typeof chunk === 'function') [chunk, callback] = [undefined, chunk];
      if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
      if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
      this.#ended = this.writableEnded = true;
      require('process').nextTick(() => {
        this.writableFinished = true;
        this.emit('finish');
        callback?.();
      });
      return this;
    }
    cork() { this.#corks++; }
    uncork() {
      if (this.#corks > 0 && --this.#corks === 0) for (const each of this.#corked.splice(0)) this.#put(...each);
    }
    setDefaultEncoding() { return this; }
    destroy() { return this; }
    destroySoon() {}
    hasColors() { return false; }
    getColorDepth() { return 1; }
    unref() { return this; }
    ref() { return this; }
  }

  // The console writes through `write` as the program has it by now. What that throws is lost, as in Node's console.
  host.onConsole((name, text) => {
    if (captured) {
      captured.push(text);
      return true;
    }
    const stream = require('process')[name];
    if (stream.write === Output.prototype.write) return false;
    stream.once?.('error', ignore);
    try {
      stream.write(`${text}\n`, ignore);
    } catch (error) {
      if (error instanceof RangeError && /call stack/.test(error.message)) throw error;
    } finally {
      stream.removeListener?.('error', ignore);
    }
    return true;
  });
  const ignore = () => {};
  let captured = null;

  // What the console would print while `run` runs.
  function capture(run) {
    captured = [];
    try {
      run();
      return captured.join('\n');
    } finally {
      captured = null;
    }
  }

  let stdout, stderr, stdin;
  return {
    capture,
    get stdout() { return (stdout ??= new Output('stdout', 1)); },
    get stderr() { return (stderr ??= new Output('stderr', 2)); },
    // Nothing is typed: it ends when somebody reads.
    get stdin() {
      if (!stdin) {
        const { Readable } = require('stream');
        stdin = new Readable({ read() { host.submit('stdin', 'latency', 0.05, () => this.push(null)); } });
        stdin.fd = 0;
        stdin.ref = stdin.unref = () => stdin;
      }
      return stdin;
    },
  };
})
