// node:fs. Every asynchronous call is as many trips through the thread pool as in Node: readFile is open, fstat, reads
// of at most 512 KiB, close; stat is one. Synchronous calls let time pass instead.
(function (host, require) {
  'use strict';

  const { calls } = require('fs_tree');
  const { Stats, Dirent, pathOf, fdOf, optionsOf, dataOf, entries, readArguments, cost } = require('fs_stats');
  const { validate, argType, AbortError, restack } = require('errors');
  // What Node compiles for the first `readFile` and the first `writeFile`.
  const FIRST_READ_MS = 0.15, FIRST_WRITE_MS = 0.05;
  let isFirstRead = true, isFirstWrite = true;
  const READ_CHUNK = 512 * 1024, UNKNOWN_CHUNK = 64 * 1024;

  const buffers = () => require('buffer').Buffer;

  // One trip: the call happens on a thread, `done(error, result)` in the poll phase. It may be a part of a longer
  // operation, of which `close` is the last. Nobody can tell it from others that are `alike`: a function and a text.
  function request(what, perform, done, bytes, operation, alike = []) {
    host.submit(`fs.${what}`, operation === undefined || what === 'close' ? 'pool' : 'pool-part', cost(bytes, what), () => {
      let result;
      try {
        result = perform();
      } catch (error) {
        return done(restack(error, `${error.name}: ${error.message}`, ''));
      }
      if (result === undefined) done(null);
      else done(null, result);
    }, operation, ...alike);
  }
  // Calls with the same arguments and the same callback.
  const isPlain = (value) => value === undefined || ['string', 'number', 'boolean'].includes(typeof value);
  const alike = (what, given, callback) =>
    (typeof callback === 'function' && given.every(isPlain) ? [callback, [what, ...given].join()] : []);
  const begin = (trips) => host.beginOperation(trips, cost());

  function now(perform, bytes) {
    host.charge(cost(bytes) / 2);
    return perform();
  }

  function callbackOf(callback, name = 'cb') {
    if (typeof callback !== 'function') throw argType(name, 'Function', callback);
    return (...args) => callback(...args);
  }

  const asStats = (facts) => new Stats(facts);
  const fs = {};

  // Calls of one trip: name → [how its arguments are read, what is done]. Gives name(…, callback) and nameSync(…).
  const simple = {
    stat: [(path) => [pathOf(path)], (path) => asStats(calls.stat(path))],
    lstat: [(path) => [pathOf(path)], (path) => asStats(calls.stat(path, 'lstat'))],
    fstat: [(fd) => [fdOf(fd)], (fd) => asStats(calls.fstat(fd))],
    access: [(path) => [pathOf(path)], (path) => calls.access(path)],
    open: [(path, flags) => [pathOf(path), flags ?? 'r'], (path, flags) => calls.open(path, flags)],
    close: [(fd) => [fdOf(fd)], (fd) => calls.close(fd)],
    mkdir: [(path, options) => [pathOf(path), Boolean(options?.recursive)], (path, recursive) => calls.mkdir(path, recursive)],
    rmdir: [(path) => [pathOf(path)], (path) => calls.rmdir(path)],
    unlink: [(path) => [pathOf(path)], (path) => calls.unlink(path)],
    rename: [(from, to) => [pathOf(from, 'oldPath'), pathOf(to, 'newPath')], (from, to) => calls.rename(from, to)],
    copyFile: [(from, to, mode) => [pathOf(from, 'src'), pathOf(to, 'dest'), mode], (from, to, mode) => calls.copyFile(from, to, mode)],
    readdir: [(path, options) => [pathOf(path), optionsOf(options)], (path, options) => entries(calls.readdir(path, options.recursive), path, options)],
    mkdtemp: [(prefix) => [pathOf(prefix, 'prefix')], (prefix) => calls.mkdtemp(prefix)],
    utimes: [(path, atime, mtime) => [pathOf(path), atime, mtime], (path, atime, mtime) => calls.utimes(path, atime, mtime)],
    chmod: [(path) => [pathOf(path)], (path) => calls.chmod(path)],
    chown: [(path) => [pathOf(path)], (path) => calls.chmod(path)],
    fsync: [(fd) => [fdOf(fd)], () => undefined],
    fdatasync: [(fd) => [fdOf(fd)], () => undefined],
    ftruncate: [(fd, length) => [fdOf(fd), length], (fd, length) => calls.truncate(fd, length ?? 0)],
  };
  for (const name in simple) {
    const read = simple[name][0], perform = simple[name][1];
    fs[name] = { [name](...args) {
      const callback = typeof args[args.length - 1] === 'function' || args.length > 1 ? args.pop() : undefined;
      if (name === 'close' && callback === undefined && typeof args[0] === 'number') {
        return request(name, () => perform(...read(...args)), (error) => { if (error) throw error; });
      }
      const given = read(...args);
      const done = callbackOf(callback);
      request(name, () => perform(...given), done, 0, undefined, alike(name, given, callback));
    } }[name];
    fs[`${name}Sync`] = { [`${name}Sync`](...args) {
      const options = args[args.length - 1];
      try {
        return now(() => perform(...read(...args)));
      } catch (error) {
        if (options?.throwIfNoEntry === false && error.code === 'ENOENT') return undefined;
        throw error;
      }
    } }[`${name}Sync`];
  }

  fs.exists = function exists(path, callback) {
    validate.function(callback, 'cb');
    try {
      fs.access(path, (error) => callback(!error));
    } catch {
      callback(false);
    }
  };
  fs.existsSync = function existsSync(path) {
    try {
      fs.accessSync(path);
      return true;
    } catch {
      return false;
    }
  };

  fs.read = function read(fd, ...args) {
    fdOf(fd);
    const callback = callbackOf(args.pop());
    const { buffer, offset, length, position } = readArguments(...args);
    request('read', () => calls.read(fd, buffer, offset, length, position),
      (error, count) => (error ? callback(error) : callback(null, count ?? 0, buffer)), length);
  };
  fs.readSync = function readSync(fd, ...args) {
    const { buffer, offset, length, position } = readArguments(...args);
    return now(() => calls.read(fdOf(fd), buffer, offset, length, position), length);
  };

  function written(data, args) {
    if (typeof data === 'string') return { bytes: dataOf(data, args[1]), position: args[0] };
    let [offset, length, position] = args;
    if (offset !== null && typeof offset === 'object') ({ offset, length, position } = offset);
    const bytes = dataOf(data), from = offset ?? 0;
    return { bytes: bytes.subarray(from, from + (length ?? bytes.length - from)), position };
  }
  fs.write = function write(fd, data, ...args) {
    fdOf(fd);
    const callback = callbackOf(args.pop());
    const { bytes, position } = written(data, args);
    request('write', () => calls.write(fd, bytes, position),
      (error, count) => (error ? callback(error) : callback(null, count, data)), bytes.length);
  };
  fs.writeSync = function writeSync(fd, data, ...args) {
    const { bytes, position } = written(data, args);
    if (fd === 1 || fd === 2) {
      host.print(fd === 1 ? 'stdout' : 'stderr', require('text').decode(bytes));
      return bytes.length;
    }
    return now(() => calls.write(fdOf(fd), bytes, position), bytes.length);
  };

  const finished = (bytes, encoding) => (encoding && encoding !== 'buffer' ? bytes.toString(encoding) : bytes);

  function abortedError(signal) {
    return new AbortError(undefined, { cause: signal.reason });
  }

  fs.readFile = function readFile(path, options, callback) {
    callback ||= options;
    validate.function(callback, 'cb');
    options = optionsOf(options, { flag: 'r' });
    const { signal, encoding } = options;
    const owned = typeof path !== 'number';
    const parts = [];
    let fd, size = 0, total = 0, operation;

    const close = (error) => {
      const end = (closeError) => {
        if (error || closeError) return callback(error ?? closeError);
        let result;
        try {
          result = finished(buffers().concat(parts, total), encoding);
        } catch (failed) {
          return callback(failed);
        }
        callback(null, result);
      };
      if (!owned) return require('process').nextTick(end, null);
      request('close', () => calls.close(fd), end, 0, operation);
    };
    const read = () => {
      if (signal?.aborted) return close(abortedError(signal));
      const chunk = buffers().alloc(size === 0 ? UNKNOWN_CHUNK : Math.min(READ_CHUNK, size - total));
      request('read', () => calls.read(fd, chunk, 0, chunk.length, -1), (error, count) => {
        if (error) return close(error);
        total += count ?? 0;
        parts.push(chunk.subarray(0, count ?? 0));
        if (total === size || !count) close();
        else read();
      }, chunk.length, operation);
    };
    const opened = (error, descriptor) => {
      if (error) return callback(error);
      fd = descriptor;
      request('fstat', () => calls.fstat(fd), (failed, facts) => {
        if (failed) return close(failed);
        size = asStats(facts).isFile() ? facts.size : 0;
        read();
      }, 0, operation);
    };
    if (!owned) return require('process').nextTick(opened, null, path);
    if (signal?.aborted) return require('process').nextTick(() => callback(abortedError(signal)));
    const file = pathOf(path);
    operation = begin(4);
    if (isFirstRead) host.charge(FIRST_READ_MS);
    isFirstRead = false;
    request(`open ${options.flag}`, () => calls.open(file, options.flag), opened, 0, operation);
  };
  fs.readFileSync = function readFileSync(path, options) {
    options = optionsOf(options, { flag: 'r' });
    const fd = typeof path === 'number' ? path : now(() => calls.open(pathOf(path), options.flag));
    try {
      const { size } = calls.fstat(fd);
      const bytes = buffers().alloc(size);
      now(() => calls.read(fd, bytes, 0, size, typeof path === 'number' ? null : 0), size);
      return finished(bytes, options.encoding);
    } finally {
      if (typeof path !== 'number') calls.close(fd);
    }
  };

  fs.writeFile = function writeFile(path, data, options, callback) {
    callback ||= options;
    validate.function(callback, 'cb');
    options = optionsOf(options, { encoding: 'utf8', flag: 'w' });
    const bytes = dataOf(data, options.encoding);
    const { signal } = options;
    if (typeof path === 'number') return fs.write(path, bytes, 0, bytes.length, null, (error) => callback(error));
    if (signal?.aborted) return require('process').nextTick(() => callback(abortedError(signal)));
    const file = pathOf(path), operation = begin(3);
    if (isFirstWrite) host.charge(FIRST_WRITE_MS);
    isFirstWrite = false;
    request(`open ${options.flag}`, () => calls.open(file, options.flag), (error, fd) => {
      if (error) return callback(error);
      const close = (failed) => request('close', () => calls.close(fd), (closeError) => callback(failed ?? closeError), 0, operation);
      if (signal?.aborted) return close(abortedError(signal));
      request('write', () => calls.write(fd, bytes, null), (error) => close(error), bytes.length, operation);
    }, 0, operation);
  };
  fs.writeFileSync = function writeFileSync(path, data, options) {
    options = optionsOf(options, { encoding: 'utf8', flag: 'w' });
    const bytes = dataOf(data, options.encoding);
    if (typeof path === 'number') return void fs.writeSync(path, bytes);
    const fd = fs.openSync(path, options.flag);
    try {
      now(() => calls.write(fd, bytes, null), bytes.length);
    } finally {
      fs.closeSync(fd);
    }
  };
  fs.appendFile = function appendFile(path, data, options, callback) {
    callback ||= options;
    validate.function(callback, 'cb');
    fs.writeFile(path, data, { flag: 'a', ...optionsOf(options, { encoding: 'utf8' }) }, callback);
  };
  fs.appendFileSync = function appendFileSync(path, data, options) {
    fs.writeFileSync(path, data, { flag: 'a', ...optionsOf(options, { encoding: 'utf8' }) });
  };

  fs.truncate = function truncate(path, length, callback) {
    if (typeof length === 'function') [length, callback] = [0, length];
    callback = callbackOf(callback);
    fs.open(path, 'r+', 0o666, (error, fd) => {
      if (error) return callback(error);
      fs.ftruncate(fd, length, (failed) => fs.close(fd, (closeError) => callback(failed ?? closeError)));
    });
  };
  fs.truncateSync = function truncateSync(path, length) {
    const fd = fs.openSync(path, 'r+');
    fs.ftruncateSync(fd, length);
    fs.closeSync(fd);
  };

  // Looks twice before it removes.
  fs.rm = function rm(path, options, callback) {
    if (typeof options === 'function') [options, callback] = [undefined, options];
    callback = callbackOf(callback);
    const file = pathOf(path);
    const look = (next) => request('lstat', () => calls.stat(file, 'lstat'), (error) => (error && !options?.force ? callback(error) : next()));
    look(() => look(() => request('unlink', () => calls.rm(file, options), callback)));
  };
  fs.rmSync = function rmSync(path, options) { now(() => calls.rm(pathOf(path), options)); };

  // The JavaScript realpath asks about every part of the path.
  fs.realpath = function realpath(path, options, callback) {
    callback = callbackOf(typeof options === 'function' ? options : callback);
    const full = require('path').resolve(pathOf(path));
    const parts = full.split('/').filter(Boolean);
    let at = '';
    const step = () => {
      if (parts.length === 0) return callback(null, full);
      at += '/' + parts.shift();
      const here = at;
      request('lstat', () => calls.stat(here, 'lstat'), (error) => (error ? callback(error) : step()));
    };
    if (parts.length) step();
    else require('process').nextTick(step);
  };
  fs.realpath.native = (path, options, callback) =>
    request('realpath', () => calls.realpath(pathOf(path)), callbackOf(typeof options === 'function' ? options : callback));
  fs.realpathSync = function realpathSync(path) { return now(() => calls.realpath(pathOf(path))); };
  fs.realpathSync.native = fs.realpathSync;

  fs.watch = fs.watchFile = fs.unwatchFile = () => {
    throw require('errors').coded(Error, 'ERR_LOOPLAB_UNSUPPORTED', 'Looplab does not model watching files yet');
  };

  Object.assign(fs, {
    Stats, Dirent,
    constants: {
      F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128, O_TRUNC: 512,
      O_APPEND: 1024, COPYFILE_EXCL: 1, S_IFMT: 61440, S_IFREG: 32768, S_IFDIR: 16384,
    },
  });
  for (const name of ['createReadStream', 'createWriteStream', 'ReadStream', 'WriteStream']) {
    Object.defineProperty(fs, name, { get: () => require('fs_streams')[name], enumerable: true, configurable: true });
  }
  Object.defineProperty(fs, 'promises', { get: () => require('fs_promises'), enumerable: true, configurable: true });
  return fs;
})
