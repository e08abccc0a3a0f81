// node:fs/promises. The shape of each function (what is awaited, what is chained) decides its ticks, so it is Node's.
(function (host, require) {
  'use strict';

  const EventEmitter = require('events');
  const { calls } = require('fs_tree');
  const { Stats, pathOf, optionsOf, dataOf, entries, readArguments, cost } = require('fs_stats');
  const { validate, AbortError } = require('errors');
  const { withCleanup } = require('promise_util');
  const READ_CHUNK = 512 * 1024, UNKNOWN_CHUNK = 64 * 1024;

  // Node loads this module when it is first used, and compiles what comes behind a request when the first one is made.
  const LOADING_MS = 2.2, FIRST_REQUEST_MS = 0.12;
  let isFirst = true;
  host.charge(LOADING_MS);

  // A trip to the thread pool as a promise that settles in the poll phase. It may be a part of a longer operation, of
  // which `close` is the last.
  function trip(what, perform, bytes, operation) {
    return new Promise((resolve, reject) => {
      host.submit(`fs.${what}`, operation === undefined || what === 'close' ? 'pool' : 'pool-part', cost(bytes, what), () => {
        let result;
        try {
          result = perform();
        } catch (error) {
          return reject(error);
        }
        resolve(result);
      }, operation);
      if (isFirst) host.charge(FIRST_REQUEST_MS);
      isFirst = false;
    });
  }

  // Node looks at every failure once more before it hands it on, which costs ticks on the way.
  const traced = (promise) => promise.then(undefined, (error) => Promise.reject(error));
  const call = (what, perform, bytes) => traced(trip(what, perform, bytes));

  // The operation that opened a handle for itself alone.
  const operations = new WeakMap();
  const part = (handle, what, perform, bytes) => traced(trip(what, perform, bytes, operations.get(handle)));
  async function openFor(trips, path, flags, mode) {
    path = pathOf(path);
    const operation = host.beginOperation(trips, cost());
    const handle = new FileHandle(await traced(trip(`open ${flags ?? 'r'}`, () => calls.open(path, flags ?? 'r', mode), 0, operation)));
    operations.set(handle, operation);
    return handle;
  }

  function checkAborted(signal) {
    if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  }

  const kRefs = Symbol('kRefs');

  class FileHandle extends EventEmitter {
    #fd;
    #closing = null;
    #settleClose;
    constructor(fd) {
      super();
      this.#fd = fd;
      this[kRefs] = 1;
    }
    get fd() { return this.#fd; }
    appendFile(data, options) { return use(this, writeFile, data, { flag: 'a', ...optionsOf(options) }); }
    datasync() { return use(this, sync); }
    sync() { return use(this, sync); }
    read(...args) { return use(this, read, ...args); }
    readFile(options) { return use(this, readFile, options); }
    stat() { return use(this, fstat); }
    truncate(length = 0) { return use(this, truncateHandle, length); }
    write(...args) { return use(this, write, ...args); }
    writeFile(data, options) { return use(this, writeFile, data, options); }
    createReadStream(options) { return new (require('fs_streams').ReadStream)(undefined, { ...options, fd: this.#fd, handle: this }); }
    createWriteStream(options) { return new (require('fs_streams').WriteStream)(undefined, { ...options, fd: this.#fd, handle: this }); }
    readLines(options) { return require('readline').createInterface({ input: this.createReadStream(options) }); }

    close = () => {
      if (this.#fd === -1) return Promise.resolve();
      if (this.#closing) return this.#closing;
      this[kRefs]--;
      if (this[kRefs] === 0) {
        this.#closing = withCleanup(this.#release(), () => { this.#closing = undefined; });
      } else {
        this.#closing = withCleanup(new Promise((...settle) => { this.#settleClose = settle; }), () => { this.#closing = undefined; });
      }
      this.emit('close');
      return this.#closing;
    };
    #release() {
      const fd = this.#fd;
      this.#fd = -1;
      return trip('close', () => calls.close(fd), 0, operations.get(this));
    }
    unref(symbol) {
      if (symbol === kRefs && --this[kRefs] === 0) this.#release().then(...this.#settleClose);
    }
    async [Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')]() { await this.close(); }
  }

  async function use(handle, fn, ...args) {
    if (handle.fd === -1) {
      const error = new Error('file closed');
      throw Object.assign(error, { code: 'EBADF', syscall: fn.name });
    }
    try {
      handle[kRefs]++;
      return await fn(handle, ...args);
    } finally {
      handle.unref(kRefs);
    }
  }

  async function open(path, flags, mode) {
    path = pathOf(path);
    return new FileHandle(await call('open', () => calls.open(path, flags ?? 'r', mode)));
  }

  async function closeAfter(work, close) {
    return work.then(
      (result) => close().then(() => result),
      (error) => close().then(() => Promise.reject(error), () => Promise.reject(error)));
  }

  async function readHandle(handle, options) {
    const { signal, encoding } = options;
    checkAborted(signal);
    const facts = await part(handle, 'fstat', () => calls.fstat(handle.fd));
    checkAborted(signal);
    const size = new Stats(facts).isFile() ? facts.size : 0;
    const { Buffer } = require('buffer');
    const parts = [];
    let total = 0;
    const chunked = (encoding ? Math.min(size, READ_CHUNK) : size) > READ_CHUNK || size > READ_CHUNK;
    for (;;) {
      checkAborted(signal);
      const length = size === 0 ? UNKNOWN_CHUNK : chunked ? Math.min(size - total, READ_CHUNK) : size;
      const chunk = Buffer.alloc(length);
      const count = (await part(handle, 'read', () => calls.read(handle.fd, chunk, 0, length, -1), length)) ?? 0;
      total += count;
      parts.push(chunk.subarray(0, count));
      if (count === 0 || total === size || (count !== length && !chunked && size !== 0)) {
        const all = Buffer.concat(parts, total);
        return encoding && encoding !== 'buffer' ? all.toString(encoding) : all;
      }
    }
  }

  async function readFile(path, options) {
    options = optionsOf(options, { flag: 'r' });
    if (path instanceof FileHandle) return readHandle(path, options);
    checkAborted(options.signal);
    const handle = await openFor(4, path, options.flag, 0o666);
    return closeAfter(readHandle(handle, options), handle.close);
  }

  async function write(handle, data, offset, length, position) {
    if (typeof data === 'string') {
      const bytes = dataOf(data, length);
      const count = (await part(handle, 'write', () => calls.write(handle.fd, bytes, offset), bytes.length)) || 0;
      return { bytesWritten: count, buffer: data };
    }
    if (data?.byteLength === 0) return { bytesWritten: 0, buffer: data };
    if (offset !== null && typeof offset === 'object') ({ offset, length, position } = offset);
    const from = offset ?? 0, bytes = dataOf(data).subarray(from, from + (length ?? data.byteLength - from));
    const count = (await part(handle, 'write', () => calls.write(handle.fd, bytes, position), bytes.length)) || 0;
    return { bytesWritten: count, buffer: data };
  }

  async function writeHandle(handle, data, signal, encoding) {
    checkAborted(signal);
    if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
      for await (const part of data) {
        checkAborted(signal);
        await write(handle, dataOf(part, encoding));
      }
      return;
    }
    const bytes = dataOf(data, encoding);
    if (bytes.byteLength === 0) return;
    await write(handle, bytes, 0, bytes.byteLength);
  }

  async function writeFile(path, data, options) {
    options = optionsOf(options, { encoding: 'utf8', flag: 'w' });
    if (!ArrayBuffer.isView(data) && typeof data?.[Symbol.asyncIterator] !== 'function' &&
        (typeof data === 'string' || typeof data?.[Symbol.iterator] !== 'function')) data = dataOf(data, options.encoding);
    validate.abortSignal(options.signal, 'options.signal');
    if (path instanceof FileHandle) return writeHandle(path, data, options.signal, options.encoding);
    checkAborted(options.signal);
    const handle = await openFor(3, path, options.flag, 0o666);
    return closeAfter(writeHandle(handle, data, options.signal, options.encoding), handle.close);
  }

  async function appendFile(path, data, options) {
    return writeFile(path, data, { flag: 'a', ...optionsOf(options, { encoding: 'utf8' }) });
  }

  async function read(handle, ...args) {
    const { buffer, offset, length, position } = readArguments(...args);
    if (length === 0) return { bytesRead: 0, buffer };
    const count = (await call('read', () => calls.read(handle.fd, buffer, offset, length, position ?? -1), length)) || 0;
    return { bytesRead: count, buffer };
  }

  async function fstat(handle) { return new Stats(await call('fstat', () => calls.fstat(handle.fd))); }
  async function sync() { return await call('fsync', () => undefined); }
  async function truncateHandle(handle, length) { return await call('ftruncate', () => calls.truncate(handle.fd, length)); }

  async function stat(path) {
    const file = pathOf(path);
    return new Stats(await call('stat', () => calls.stat(file)));
  }
  async function lstat(path) {
    const file = pathOf(path);
    return new Stats(await call('lstat', () => calls.stat(file, 'lstat')));
  }
  async function access(path) {
    const file = pathOf(path);
    return await call('access', () => calls.access(file));
  }
  async function readdir(path, options) {
    options = optionsOf(options);
    const directory = pathOf(path);
    return entries(await call('readdir', () => calls.readdir(directory, options?.recursive)), directory, options);
  }
  async function mkdir(path, options) {
    const directory = pathOf(path), recursive = Boolean(options?.recursive);
    return await call('mkdir', () => calls.mkdir(directory, recursive));
  }
  async function rename(oldPath, newPath) {
    const from = pathOf(oldPath, 'oldPath'), to = pathOf(newPath, 'newPath');
    return await call('rename', () => calls.rename(from, to));
  }
  async function copyFile(src, dest, mode) {
    const from = pathOf(src, 'src'), to = pathOf(dest, 'dest');
    return await call('copyfile', () => calls.copyFile(from, to, mode));
  }
  async function truncate(path, length = 0) {
    const handle = await open(path, 'r+');
    return closeAfter(truncateHandle(handle, length), handle.close);
  }
  // Looks at the path twice before it removes.
  async function rm(path, options) {
    const file = pathOf(path);
    for (let looks = 0; looks < 2; looks++) {
      try {
        await call('lstat', () => calls.stat(file, 'lstat'));
      } catch (error) {
        if (!options?.force) throw error;
        return undefined;
      }
    }
    return await call('unlink', () => calls.rm(file, options));
  }

  const one = (what, perform) => ({ async [what](path, ...args) {
    const file = pathOf(path);
    return await call(what, () => perform(file, ...args));
  } })[what];

  return {
    access, copyFile, open, rename, truncate, rm, mkdir, readdir, lstat, stat, writeFile, appendFile, readFile,
    rmdir: one('rmdir', calls.rmdir), unlink: one('unlink', calls.unlink), chmod: one('chmod', calls.chmod),
    utimes: one('utimes', calls.utimes), realpath: one('realpath', calls.realpath), mkdtemp: one('mkdtemp', calls.mkdtemp),
    get constants() { return require('fs').constants; },
  };
})
