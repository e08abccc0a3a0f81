// node:crypto, as far as order can be seen through it: the slow functions run in the thread pool for about as long as
// on current hardware; their synchronous forms let that time pass. Random bytes come from the run's seed.
(function (host, require) {
  'use strict';

  const { validate, argType, coded, outOfRange } = require('errors');
  const { Buffer } = require('buffer');
  const bytesFrom = (value, name, encoding) => {
    if (typeof value === 'string') return Buffer.from(value, encoding);
    if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    if (value instanceof ArrayBuffer) return new Uint8Array(value);
    throw argType(name, ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], value);
  };

  function fillRandom(bytes) {
    for (let i = 0; i < bytes.length; i++) bytes[i] = host.random() * 256;
    return bytes;
  }

  // Milliseconds in the pool, then the callback.
  function later(what, cost, make, callback) {
    host.submit(`crypto.${what}`, 'pool', cost, () => {
      let result;
      try { result = make(); } catch (error) { return callback(error); }
      callback(null, result);
    });
  }
  function now(cost, make) {
    host.charge(cost);
    return make();
  }

  // Measured: about 0.25 µs for an iteration of SHA-1 or SHA-256, 0.5 µs for SHA-512, per block of output.
  function pbkdf2Cost(iterations, length, digest) {
    const { find } = require('hash');
    const size = find(digest)[2];
    return 0.05 + iterations * Math.ceil(length / size) * (size > 32 ? 0.0005 : 0.00025);
  }
  function pbkdf2Arguments(password, salt, iterations, length, digest) {
    validate.string(digest, 'digest');
    const key = bytesFrom(password, 'password'), seed = bytesFrom(salt, 'salt');
    validate.integer(iterations, 'iterations', 1, 2147483647);
    validate.integer(length, 'keylen', 0, 2147483647);
    if (!require('hash').find(digest)) throw coded(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${digest}`);
    return [pbkdf2Cost(iterations, length, digest), () => Buffer.from(require('hash').pbkdf2(key, seed, iterations, length, digest))];
  }
  function pbkdf2(password, salt, iterations, length, digest, callback) {
    if (typeof digest === 'function') [digest, callback] = [undefined, digest];
    const [cost, make] = pbkdf2Arguments(password, salt, iterations, length, digest);
    validate.function(callback, 'callback');
    later('pbkdf2', cost, make, callback);
  }
  const pbkdf2Sync = (...args) => now(...pbkdf2Arguments(...args));

  function scryptArguments(password, salt, length, options = {}) {
    const key = bytesFrom(password, 'password'), seed = bytesFrom(salt, 'salt');
    validate.integer(length, 'keylen', 0, 2147483647);
    const N = options.N ?? options.cost ?? 16384, r = options.r ?? options.blockSize ?? 8, p = options.p ?? options.parallelization ?? 1;
    return [N * r * p * 0.0004, () => Buffer.from(require('hash').pbkdf2(key, seed, N + r + p, length, 'sha256'))];
  }
  function scrypt(password, salt, length, options, callback) {
    if (typeof options === 'function') [options, callback] = [{}, options];
    const [cost, make] = scryptArguments(password, salt, length, options);
    validate.function(callback, 'callback');
    later('scrypt', cost, make, callback);
  }
  const scryptSync = (...args) => now(...scryptArguments(...args));

  function randomBytes(size, callback) {
    validate.number(size, 'size', 0, 2147483647);
    if (callback === undefined) return fillRandom(Buffer.alloc(size));
    validate.function(callback, 'callback');
    later('randomBytes', 0.02, () => fillRandom(Buffer.alloc(size)), callback);
    return undefined;
  }
  function randomFill(buffer, ...rest) {
    const callback = rest.pop();
    validate.function(callback, 'callback');
    later('randomFill', 0.02, () => (fillRandom(bytesFrom(buffer, 'buf')), buffer), callback);
  }
  function randomFillSync(buffer) {
    fillRandom(bytesFrom(buffer, 'buf'));
    return buffer;
  }
  function randomInt(min, max, callback) {
    if (max === undefined || typeof max === 'function') [min, max, callback] = [0, min, max];
    if (!Number.isSafeInteger(min)) throw argType('min', 'a safe integer', min);
    if (!Number.isSafeInteger(max)) throw argType('max', 'a safe integer', max);
    if (max <= min) throw outOfRange('max', `greater than the value of "min" (${min})`, max);
    const value = min + Math.floor(host.random() * (max - min));
    if (callback === undefined) return value;
    require('process').nextTick(callback, undefined, value);
    return undefined;
  }
  function randomUUID() {
    const bytes = fillRandom(new Uint8Array(16));
    bytes[6] = bytes[6] & 15 | 64;
    bytes[8] = bytes[8] & 63 | 128;
    return Buffer.from(bytes).toString('hex').replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }
  function getRandomValues(array) {
    if (!ArrayBuffer.isView(array)) {
      throw new (require('dom_exception').DOMException)('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
    }
    fillRandom(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return array;
  }

  class Hash {
    #parts = [];
    #digest;
    #done = false;
    constructor(digest) { this.#digest = digest; }
    update(data, encoding) {
      if (this.#done) throw coded(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
      this.#parts.push(bytesFrom(data, 'data', encoding).slice());
      return this;
    }
    digest(encoding) {
      if (this.#done) throw coded(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
      this.#done = true;
      const bytes = Buffer.from(this.#digest(require('hash').joined(...this.#parts)));
      return encoding && encoding !== 'buffer' ? bytes.toString(encoding) : bytes;
    }
  }
  class Hmac extends Hash {}

  function digestOf(name) {
    validate.string(name, 'algorithm');
    const found = require('hash').find(name);
    if (!found) throw Object.assign(new Error('Digest method not supported'), { code: 'ERR_OSSL_EVP_UNSUPPORTED' });
    return found[0];
  }
  const createHash = (name) => new Hash(digestOf(name));
  function createHmac(name, key) {
    digestOf(name);
    const secret = bytesFrom(key, 'key');
    return new Hmac((bytes) => require('hash').hmac(name, secret, bytes));
  }
  function timingSafeEqual(a, b) {
    if (a.byteLength !== b.byteLength) {
      throw coded(RangeError, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', 'Input buffers must have the same byte length');
    }
    return Buffer.compare(bytesFrom(a, 'buf1'), bytesFrom(b, 'buf2')) === 0;
  }

  const webcrypto = { getRandomValues, randomUUID, subtle: {} };
  Object.defineProperty(webcrypto, 'subtle', { value: { async digest(name, data) {
    const bytes = bytesFrom(data, 'data').slice();
    const digest = digestOf(typeof name === 'string' ? name : name.name);
    return new Promise((resolve) => host.submit('subtle.digest', 'pool', 0.05, () => resolve(digest(bytes).buffer)));
  } }, enumerable: true });

  return {
    pbkdf2, pbkdf2Sync, scrypt, scryptSync, randomBytes, randomFill, randomFillSync, randomInt, randomUUID, getRandomValues,
    createHash, createHmac, timingSafeEqual, Hash, Hmac, webcrypto, crypto: webcrypto, subtle: webcrypto.subtle,
    hash: (name, data, encoding = 'hex') => createHash(name).update(data).digest(encoding),
    getHashes: () => require('hash').names, constants: {},
  };
})
