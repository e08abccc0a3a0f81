// fs.createReadStream and createWriteStream: open, then a request for each chunk, then close.
(function (host, require) {
  'use strict';

  const fs = require('fs');
  const { Readable, Writable } = require('stream');
  const { errorOrDestroy } = require('stream_life');
  const { pathOf, optionsOf } = require('fs_stats');
  const { validate, outOfRange } = require('errors');
  const kBusy = Symbol('kIsPerformingIO'), kDone = Symbol('kIoDone');
  const ChunkSize = 64 * 1024;

  function open(callback) {
    if (typeof this.fd === 'number') return callback();
    fs.open(this.path, this.flags, this.mode, (error, fd) => {
      if (error) return callback(error);
      this.fd = fd;
      callback();
      this.emit('open', fd);
      this.emit('ready');
      return undefined;
    });
    return undefined;
  }

  function close(stream, error, callback) {
    if (stream.fd === null) return callback(error);
    const { fd } = stream;
    stream.fd = null;
    fs.close(fd, (failed) => callback(failed || error));
    return undefined;
  }

  function closeWhenIdle(error, callback) {
    if (this[kBusy]) this.once(kDone, (failed) => close(this, error || failed, callback));
    else close(this, error, callback);
  }

  function setUp(stream, path, options, flags) {
    stream[kBusy] = false;
    stream.fd = options.fd ?? null;
    if (options.fd === undefined || options.fd === null) {
      stream.path = path;
      pathOf(path);
      stream.flags = options.flags ?? flags;
      stream.mode = options.mode ?? 0o666;
    }
    stream.start = options.start;
    stream.pos = options.start;
    if (options.start !== undefined) validate.integer(options.start, 'start', 0);
    if (options.end !== undefined && options.end !== Infinity) validate.integer(options.end, 'end', 0);
    if (options.start > options.end) throw outOfRange('start', `<= "end" (here: ${options.end})`, options.start);
  }

  function ReadStream(path, options) {
    if (!(this instanceof ReadStream)) return new ReadStream(path, options);
    options = { highWaterMark: ChunkSize, ...optionsOf(options) };
    options.autoDestroy = options.autoClose ?? true;
    setUp(this, path, options, 'r');
    this.end = options.end ?? Infinity;
    this.bytesRead = 0;
    Readable.call(this, options);
    return undefined;
  }
  const readMethods = {
    _construct: open,
    _read(size) {
      const n = Math.min(this.end - (this.pos ?? this.bytesRead) + 1, size);
      if (n <= 0) return void this.push(null);
      const chunk = require('buffer').Buffer.alloc(n);
      this[kBusy] = true;
      fs.read(this.fd, chunk, 0, n, this.pos ?? null, (error, count) => {
        this[kBusy] = false;
        if (this.destroyed) return void this.emit(kDone, error);
        if (error) return errorOrDestroy(this, error);
        if (count <= 0) return void this.push(null);
        if (this.pos !== undefined) this.pos += count;
        this.bytesRead += count;
        return void this.push(chunk.subarray(0, count));
      });
      return undefined;
    },
    _destroy: closeWhenIdle,
    close(callback) {
      if (typeof callback === 'function') require('stream_ends').finished(this, callback);
      this.destroy();
    },
  };

  function WriteStream(path, options) {
    if (!(this instanceof WriteStream)) return new WriteStream(path, options);
    options = { ...optionsOf(options), decodeStrings: true };
    options.autoDestroy = options.autoClose ?? true;
    setUp(this, path, options, 'w');
    this.bytesWritten = 0;
    Writable.call(this, options);
    return undefined;
  }
  function put(stream, bytes, callback) {
    stream[kBusy] = true;
    fs.write(stream.fd, bytes, 0, bytes.length, stream.pos ?? null, (error, count) => {
      stream[kBusy] = false;
      if (stream.destroyed) {
        callback(error);
        return void stream.emit(kDone, error);
      }
      if (!error) {
        stream.bytesWritten += count;
        if (stream.pos !== undefined) stream.pos += count;
      }
      return callback(error);
    });
  }
  const writeMethods = {
    _construct: open,
    _write(chunk, encoding, callback) { put(this, chunk, callback); },
    _writev(chunks, callback) { put(this, require('buffer').Buffer.concat(chunks.map(({ chunk }) => chunk)), callback); },
    _destroy: closeWhenIdle,
    close(callback) {
      if (callback) {
        if (this.closed) return void require('process').nextTick(callback);
        this.on('close', callback);
      }
      if (!this.autoClose) this.on('finish', this.destroy);
      this.end();
      return undefined;
    },
  };

  for (const [Class, Parent, methods] of [[ReadStream, Readable, readMethods], [WriteStream, Writable, writeMethods]]) {
    Object.setPrototypeOf(Class, Parent);
    Object.setPrototypeOf(Class.prototype, Parent.prototype);
    for (const [name, value] of Object.entries(methods)) Object.defineProperty(Class.prototype, name, { value, writable: true, configurable: true });
    Object.defineProperty(Class.prototype, 'pending', { get() { return this.fd === null; }, configurable: true });
  }

  return {
    ReadStream, WriteStream,
    createReadStream: (path, options) => new ReadStream(path, options),
    createWriteStream: (path, options) => new WriteStream(path, options),
  };
})
