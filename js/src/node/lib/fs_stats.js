// What fs hands out: Stats, Dirent; and how it reads its arguments.
(function (host, require) {
  'use strict';

  const { argType, argValue, validate } = require('errors');
  const S_IFMT = 0o170000;
  const FIELDS = ['dev', 'mode', 'nlink', 'uid', 'gid', 'rdev', 'blksize', 'ino', 'size', 'blocks', 'atimeMs', 'mtimeMs', 'ctimeMs', 'birthtimeMs'];

  class Stats {
    constructor(facts) { for (const field of FIELDS) this[field] = facts[field]; }
    isFile() { return (this.mode & S_IFMT) === 0o100000; }
    isDirectory() { return (this.mode & S_IFMT) === 0o040000; }
    isSymbolicLink() { return false; }
    isBlockDevice() { return false; }
    isCharacterDevice() { return false; }
    isFIFO() { return false; }
    isSocket() { return false; }
    get atime() { return new Date(this.atimeMs); }
    get mtime() { return new Date(this.mtimeMs); }
    get ctime() { return new Date(this.ctimeMs); }
    get birthtime() { return new Date(this.birthtimeMs); }
  }

  const kType = Symbol('type');
  class Dirent {
    constructor(name, path, directory) {
      this.name = name;
      this.parentPath = path;
      this[kType] = directory ? 2 : 1;
    }
    isFile() { return this[kType] === 1; }
    isDirectory() { return this[kType] === 2; }
    isSymbolicLink() { return false; }
    isBlockDevice() { return false; }
    isCharacterDevice() { return false; }
    isFIFO() { return false; }
    isSocket() { return false; }
  }

  // A path as a string; buffers and file URLs are taken too.
  function pathOf(path, name = 'path') {
    if (path instanceof Uint8Array) path = require('text').decode(path);
    else if (typeof path === 'object' && path !== null && path.href && path.protocol) path = require('url_module').fileURLToPath(path);
    if (typeof path !== 'string') throw argType(name, ['string', 'Buffer', 'URL'], path);
    if (path.includes('\0')) throw argValue(name, path, 'must be a string, Uint8Array, or URL without null bytes');
    return path;
  }

  function fdOf(fd, name = 'fd') {
    validate.integer(fd, name, 0, 2147483647);
    return fd;
  }

  function optionsOf(options, defaults = {}) {
    if (options === null || options === undefined || typeof options === 'function') return { ...defaults };
    if (typeof options === 'string') options = { ...defaults, encoding: options };
    else if (typeof options !== 'object') throw argType('options', ['string', 'Object'], options);
    const { encoding } = options;
    if (encoding && encoding !== 'buffer' && !require('buffer').Buffer.isEncoding(encoding)) {
      throw argValue('encoding', encoding, 'is invalid encoding');
    }
    return { ...defaults, ...options };
  }

  function dataOf(data, encoding = 'utf8') {
    if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    if (typeof data !== 'string') throw argType('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
    return require('buffer').Buffer.from(data, encoding || 'utf8');
  }

  function entries(list, path, options) {
    if (options.withFileTypes) {
      return list.map(({ name, directory }) => {
        const slash = name.lastIndexOf('/');
        return new Dirent(name.slice(slash + 1), slash < 0 ? path : `${path}/${name.slice(0, slash)}`, directory);
      });
    }
    return list.map(({ name }) => (options.encoding === 'buffer' ? require('buffer').Buffer.from(name) : name));
  }

  // `offset, length, position` may come as an object or not at all.
  function readArguments(buffer, offset, length, position) {
    if (buffer !== undefined && !ArrayBuffer.isView(buffer)) {
      ({ buffer = require('buffer').Buffer.alloc(16384), offset, length, position } = buffer ?? {});
    } else if (offset !== null && typeof offset === 'object') ({ offset, length, position } = offset);
    buffer ??= require('buffer').Buffer.alloc(16384);
    offset ??= 0;
    length ??= buffer.byteLength - offset;
    return { buffer, offset, length, position: position ?? null };
  }

  // What a request costs, in milliseconds: one trip to a thread, longer to make or empty a file, and the copying.
  const cost = (bytes = 0, what = '') => (/^open [wa]/.test(what) ? 0.25 : what === 'write' ? 0.1 : 0.05) + bytes / 2e6;

  return { Stats, Dirent, pathOf, fdOf, optionsOf, dataOf, entries, readArguments, cost };
})
