// Buffer: a Uint8Array that knows encodings. Reading and writing of numbers is in buffer_numbers.
(function (host, require) {
  'use strict';

  const errors = () => require('errors');
  const inspectSymbol = Symbol.for('nodejs.util.inspect.custom');
  const HEX = '0123456789abcdef';

  function encodingName(encoding) {
    if (encoding === undefined || encoding === null || encoding === '') return 'utf8';
    switch (`${encoding}`.toLowerCase()) {
      case 'utf8': case 'utf-8': return 'utf8';
      case 'ucs2': case 'ucs-2': case 'utf16le': case 'utf-16le': return 'utf16le';
      case 'latin1': case 'binary': return 'latin1';
      case 'base64': case 'base64url': case 'hex': case 'ascii': return `${encoding}`.toLowerCase();
    }
    throw errors().coded(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
  }

  const fromUnits = (text, bytes) => {
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  };

  function bytesOf(text, encoding) {
    switch (encoding) {
      case 'utf8': return require('text').encode(text);
      case 'latin1': case 'ascii': return fromUnits(text, new Uint8Array(text.length));
      case 'utf16le': {
        const units = fromUnits(text, new Uint16Array(text.length));
        return new Uint8Array(units.buffer);
      }
      case 'hex': {
        const bytes = [];
        for (let i = 0; i + 1 < text.length; i += 2) {
          const pair = text.slice(i, i + 2);
          if (!/^[0-9a-fA-F]{2}$/.test(pair)) break;
          bytes.push(parseInt(pair, 16));
        }
        return new Uint8Array(bytes);
      }
      default: {
        const clean = text.replace(/-/g, '+').replace(/_/g, '/').replace(/=.*$/s, '').replace(/[^A-Za-z0-9+/]/g, '');
        const kept = clean.length % 4 === 1 ? clean.slice(0, -1) : clean;
        const binary = require('misc').atob(kept);
        return fromUnits(binary, new Uint8Array(binary.length));
      }
    }
  }

  function textOf(bytes, encoding, start, end) {
    if (encoding === 'utf8') return require('text').decode(bytes, start, end);
    let text = '';
    if (encoding === 'hex') for (let i = start; i < end; i++) text += HEX[bytes[i] >> 4] + HEX[bytes[i] & 15];
    else if (encoding === 'utf16le') for (let i = start; i + 1 < end; i += 2) text += String.fromCharCode(bytes[i] | bytes[i + 1] << 8);
    else for (let i = start; i < end; i++) text += String.fromCharCode(encoding === 'ascii' ? bytes[i] & 127 : bytes[i]);
    if (encoding !== 'base64' && encoding !== 'base64url') return text;
    const base64 = require('misc').btoa(text);
    return encoding === 'base64' ? base64 : base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }

  function checkSize(size) {
    errors().validate.number(size, 'size', 0, Number.MAX_SAFE_INTEGER);
  }

  class FastBuffer extends Uint8Array {}

  function Buffer(value, encodingOrOffset, length) {
    if (typeof value === 'number') {
      if (typeof encodingOrOffset === 'string') throw errors().argType('string', 'string', value);
      return Buffer.alloc(value);
    }
    return Buffer.from(value, encodingOrOffset, length);
  }
  Object.setPrototypeOf(Buffer, Uint8Array);
  Buffer.prototype = FastBuffer.prototype;
  Object.defineProperty(Buffer.prototype, 'constructor', { value: Buffer, writable: true, configurable: true });
  Object.defineProperty(Buffer, Symbol.species, { get: () => FastBuffer });
  Object.defineProperty(FastBuffer, 'name', { value: 'Buffer' });

  const wrap = (bytes) => new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  Buffer.poolSize = 8192;
  Buffer.from = function from(value, encodingOrOffset, length) {
    if (typeof value === 'string') return wrap(bytesOf(value, encodingName(encodingOrOffset)));
    if (typeof value === 'object' && value !== null) {
      if (value instanceof ArrayBuffer || Object.prototype.toString.call(value) === '[object SharedArrayBuffer]') {
        return new FastBuffer(value, encodingOrOffset, length);
      }
      if (ArrayBuffer.isView(value) || Array.isArray(value) || typeof value.length === 'number') {
        const bytes = new FastBuffer(value.length);
        for (let i = 0; i < value.length; i++) bytes[i] = value[i];
        return bytes;
      }
      if (value.type === 'Buffer' && Array.isArray(value.data)) return Buffer.from(value.data);
      const primitive = value.valueOf?.();
      if (primitive != null && primitive !== value && (typeof primitive === 'string' || typeof primitive === 'object')) {
        return Buffer.from(primitive, encodingOrOffset, length);
      }
      if (typeof value[Symbol.toPrimitive] === 'function') return Buffer.from(value[Symbol.toPrimitive]('string'), encodingOrOffset);
    }
    throw errors().argType('first argument', ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'], value);
  };
  Buffer.of = (...items) => Buffer.from(items);
  Buffer.alloc = function alloc(size, fill, encoding) {
    checkSize(size);
    const bytes = new FastBuffer(size);
    return fill !== undefined && fill !== 0 && size > 0 ? bytes.fill(fill, encoding) : bytes;
  };
  Buffer.allocUnsafe = Buffer.allocUnsafeSlow = function allocUnsafe(size) {
    checkSize(size);
    return new FastBuffer(size);
  };
  Buffer.isBuffer = (value) => value instanceof Buffer;
  Buffer.isEncoding = (encoding) => {
    try {
      return typeof encoding === 'string' && encoding.length !== 0 && Boolean(encodingName(encoding));
    } catch {
      return false;
    }
  };
  Buffer.byteLength = function byteLength(value, encoding) {
    if (typeof value === 'string') return bytesOf(value, encodingName(encoding)).length;
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.byteLength;
    throw errors().argType('string', ['string', 'Buffer', 'ArrayBuffer'], value);
  };
  Buffer.concat = function concat(list, length) {
    errors().validate.array(list, 'list');
    list.forEach((item, index) => {
      if (!(item instanceof Uint8Array)) throw errors().argType(`list[${index}]`, ['Buffer', 'Uint8Array'], item);
    });
    if (length === undefined) length = list.reduce((sum, item) => sum + item.length, 0);
    const all = Buffer.alloc(length);
    let at = 0;
    for (const item of list) {
      if (at >= length) break;
      all.set(at + item.length > length ? item.subarray(0, length - at) : item, at);
      at += item.length;
    }
    return all;
  };
  Buffer.compare = function compare(a, b) {
    for (const [name, value] of [['buf1', a], ['buf2', b]]) {
      if (!(value instanceof Uint8Array)) throw errors().argType(name, ['Buffer', 'Uint8Array'], value);
    }
    for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
    return Math.sign(a.length - b.length);
  };

  const clamp = (value, low, high) => Math.min(Math.max(Math.trunc(value) || 0, low), high);

  const methods = {
    toString(encoding, start = 0, end = this.length) {
      return textOf(this, encodingName(encoding), clamp(start, 0, this.length), clamp(end, 0, this.length));
    },
    toJSON() { return { type: 'Buffer', data: [...this] }; },
    equals(other) {
      if (!(other instanceof Uint8Array)) throw errors().argType('otherBuffer', ['Buffer', 'Uint8Array'], other);
      return Buffer.compare(this, other) === 0;
    },
    compare(target, targetStart = 0, targetEnd = target?.length, start = 0, end = this.length) {
      if (!(target instanceof Uint8Array)) throw errors().argType('target', ['Buffer', 'Uint8Array'], target);
      return Buffer.compare(this.subarray(start, end), target.subarray(targetStart, targetEnd));
    },
    slice(start, end) { return this.subarray(start, end); },
    copy(target, targetStart = 0, start = 0, end = this.length) {
      const part = this.subarray(start, Math.min(end, start + target.length - targetStart));
      target.set(part, targetStart);
      return part.length;
    },
    write(text, offset = 0, length = undefined, encoding = undefined) {
      if (typeof text !== 'string') throw errors().argType('argument', 'string', text);
      if (typeof offset === 'string') [encoding, offset, length] = [offset, 0, undefined];
      else if (typeof length === 'string') [encoding, length] = [length, undefined];
      const room = Math.min(length ?? Infinity, this.length - offset);
      let bytes = bytesOf(text, encodingName(encoding));
      if (bytes.length > room) {
        bytes = bytes.subarray(0, room);
        if (encodingName(encoding) === 'utf8') bytes = bytes.subarray(0, room - require('text').incomplete(bytes));
      }
      this.set(bytes, offset);
      return bytes.length;
    },
    fill(value, offset = 0, end = this.length, encoding = undefined) {
      if (typeof offset === 'string') [encoding, offset, end] = [offset, 0, this.length];
      else if (typeof end === 'string') [encoding, end] = [end, this.length];
      if (typeof value === 'number' || typeof value === 'boolean') {
        Uint8Array.prototype.fill.call(this, value & 255, offset, end);
        return this;
      }
      const bytes = typeof value === 'string' ? bytesOf(value, encodingName(encoding)) : value;
      for (let i = offset; i < end; i++) this[i] = bytes.length ? bytes[(i - offset) % bytes.length] : 0;
      return this;
    },
    indexOf(value, from = 0, encoding = undefined) { return find(this, value, from, encoding, 1); },
    lastIndexOf(value, from = this.length, encoding = undefined) { return find(this, value, from, encoding, -1); },
    includes(value, from, encoding) { return this.indexOf(value, from, encoding) !== -1; },
    [inspectSymbol](_, options) {
      const shown = [...this.subarray(0, 50)].map((byte) => HEX[byte >> 4] + HEX[byte & 15]).join(' ');
      const rest = this.length - 50;
      const more = rest > 0 ? ` ... ${rest} more byte${rest > 1 ? 's' : ''}` : '';
      return `<Buffer${shown ? ' ' + shown : ''}${more}>`;
    },
    swap16() { return swap(this, 2); },
    swap32() { return swap(this, 4); },
    get parent() { return this.buffer; },
    get offset() { return this.byteOffset; },
  };

  function find(bytes, value, from, encoding, direction) {
    const needle = typeof value === 'number' ? [value & 255]
      : typeof value === 'string' ? bytesOf(value, encodingName(typeof from === 'string' ? from : encoding)) : value;
    let at = typeof from === 'string' ? (direction > 0 ? 0 : bytes.length) : from < 0 ? bytes.length + from : from;
    at = Math.max(0, Math.min(at, bytes.length - needle.length));
    for (; at >= 0 && at + needle.length <= bytes.length; at += direction) {
      let i = 0;
      while (i < needle.length && bytes[at + i] === needle[i]) i++;
      if (i === needle.length) return at;
    }
    return -1;
  }

  function swap(bytes, width) {
    if (bytes.length % width) throw errors().coded(RangeError, 'ERR_INVALID_BUFFER_SIZE', `Buffer size must be a multiple of ${width * 8}-bits`);
    for (let i = 0; i < bytes.length; i += width) bytes.subarray(i, i + width).reverse();
    return bytes;
  }

  for (const key of Reflect.ownKeys(methods)) {
    Object.defineProperty(Buffer.prototype, key, {
      ...Object.getOwnPropertyDescriptor(methods, key), enumerable: typeof key === 'string', configurable: true,
    });
  }
  require('buffer_numbers').define(Buffer.prototype);

  return {
    Buffer, SlowBuffer: Buffer, kMaxLength: 2 ** 53 - 1, kStringMaxLength: 536870888, INSPECT_MAX_BYTES: 50,
    constants: { MAX_LENGTH: 2 ** 53 - 1, MAX_STRING_LENGTH: 536870888 },
    isUtf8(bytes) {
      try {
        new (require('encoding').TextDecoder)('utf-8', { fatal: true }).decode(bytes);
        return true;
      } catch {
        return false;
      }
    },
    isAscii: (bytes) => bytes.every((byte) => byte < 128),
    get atob() { return require('misc').atob; },
    get btoa() { return require('misc').btoa; },
  };
})
