// node:util. inspect and format are the host's own.
(function (host, require) {
  'use strict';

  const { validate, argType, coded } = require('errors');
  const custom = Symbol.for('nodejs.util.promisify.custom');
  const promisifyArgs = Symbol('customPromisifyArgs');
  const types = () => require('util_types');

  const inspect = function inspect(value, options, ...rest) { return host.inspect(value, options, ...rest); };
  inspect.custom = Symbol.for('nodejs.util.inspect.custom');
  inspect.defaultOptions = {
    showHidden: false, depth: 2, colors: false, customInspect: true, showProxy: false, maxArrayLength: 100,
    maxStringLength: 10000, breakLength: 128, compact: 3, sorted: false, getters: false, numericSeparator: false,
  };
  inspect.colors = { bold: [1, 22], red: [31, 39], green: [32, 39], yellow: [33, 39], blue: [34, 39], magenta: [35, 39], cyan: [36, 39], gray: [90, 39] };
  inspect.styles = { special: 'cyan', number: 'yellow', bigint: 'yellow', boolean: 'yellow', undefined: 'grey', null: 'bold', string: 'green', symbol: 'green', date: 'magenta', regexp: 'red', module: 'underline' };

  // One promise, settled by the callback: no tick more.
  function promisify(original) {
    validate.function(original, 'original');
    if (original[custom]) {
      const fn = original[custom];
      validate.function(fn, 'util.promisify.custom');
      return Object.defineProperty(fn, custom, { value: fn, enumerable: false, writable: false, configurable: true });
    }
    const names = original[promisifyArgs];
    function fn(...args) {
      return new Promise((resolve, reject) => {
        original.call(this, ...args, (error, ...values) => {
          if (error) return reject(error);
          if (names !== undefined && values.length > 1) resolve(Object.fromEntries(names.map((name, i) => [name, values[i]])));
          else resolve(values[0]);
        });
      });
    }
    Object.setPrototypeOf(fn, Object.getPrototypeOf(original));
    Object.defineProperty(fn, custom, { value: fn, enumerable: false, writable: false, configurable: true });
    const own = Object.getOwnPropertyDescriptors(original);
    return Object.defineProperties(fn, own);
  }
  promisify.custom = custom;

  // The callback comes from a nextTick, so that what it throws is an exception and no rejection.
  function callbackify(original) {
    validate.function(original, 'original');
    function callbackified(...args) {
      const callback = args.pop();
      validate.function(callback, 'last argument');
      const process = require('process');
      const done = callback.bind(this);
      original.apply(this, args).then(
        (value) => process.nextTick(done, null, value),
        (reason) => process.nextTick(() => {
          if (!reason) {
            const error = coded(Error, 'ERR_FALSY_VALUE_REJECTION', 'Promise was rejected with falsy value');
            error.reason = reason;
            reason = error;
          }
          done(reason);
        }));
    }
    const own = Object.getOwnPropertyDescriptors(original);
    if (typeof own.length?.value === 'number') own.length.value++;
    if (typeof own.name?.value === 'string') own.name.value += 'Callbackified';
    return Object.defineProperties(callbackified, own);
  }

  function inherits(constructor, parent) {
    if (typeof constructor !== 'function') throw argType('ctor', 'Function', constructor);
    if (typeof parent !== 'function') throw argType('superCtor', 'Function', parent);
    if (parent.prototype === undefined) throw argType('superCtor.prototype', 'Object', parent.prototype);
    Object.defineProperty(constructor, 'super_', { value: parent, writable: true, configurable: true });
    Object.setPrototypeOf(constructor.prototype, parent.prototype);
  }

  const warnedCodes = new Set();

  function deprecate(fn, message, code) {
    let warned = false;
    function deprecated(...args) {
      if (!warned && !(code !== undefined && warnedCodes.has(code))) {
        warned = true;
        if (code !== undefined) warnedCodes.add(code);
        require('process').emitWarning(message, 'DeprecationWarning', code);
      }
      return new.target ? Reflect.construct(fn, args, new.target) : Reflect.apply(fn, this, args);
    }
    Object.setPrototypeOf(deprecated, fn);
    if (fn.prototype) deprecated.prototype = fn.prototype;
    return deprecated;
  }

  const SYSTEM_ERRORS = { 1: 'EPERM', 2: 'ENOENT', 9: 'EBADF', 13: 'EACCES', 17: 'EEXIST', 20: 'ENOTDIR', 21: 'EISDIR', 22: 'EINVAL', 39: 'ENOTEMPTY', 98: 'EADDRINUSE', 104: 'ECONNRESET', 111: 'ECONNREFUSED' };

  // The standard streams are no terminals: nothing is styled for them.
  function styleText(format, text, { validateStream = true, stream } = {}) {
    if (validateStream && !(stream ?? require('process').stdout).isTTY) return text;
    const codes = [].concat(format).map((name) => inspect.colors[name] ?? [0, 0]);
    return codes.reduceRight((shown, [open, close]) => `\u001b[${open}m${shown}\u001b[${close}m`, text);
  }

  // Settles with the signal; the promise never rejects.
  async function aborted(signal, resource) {
    if (signal === undefined) throw argType('signal', 'AbortSignal', signal);
    validate.abortSignal(signal, 'signal');
    validate.options(resource, 'resource');
    if (signal.aborted) return;
    const { promise, resolve } = require('promise_util').withResolvers();
    signal.addEventListener('abort', resolve, { once: true });
    return promise;
  }

  const silent = () => {};
  const debuglog = () => Object.assign(() => {}, { enabled: false });

  return {
    inspect, promisify, callbackify, inherits, deprecate, styleText, aborted, debuglog, debug: debuglog,
    format: (...args) => host.format(...args),
    formatWithOptions: (options, ...args) => {
      validate.object(options, 'inspectOptions');
      return host.formatWithOptions(options, ...args);
    },
    get parseArgs() { return require('parse_args').parseArgs; },
    isDeepStrictEqual: (a, b) => require('deep_equal').strict(a, b),
    isArray: Array.isArray,
    stripVTControlCharacters: (text) => text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, ''),
    toUSVString: (text) => String(text).toWellFormed(),
    getSystemErrorName: (errno) => SYSTEM_ERRORS[-errno],
    log: silent,
    get types() { return types(); },
    get TextEncoder() { return require('encoding').TextEncoder; },
    get TextDecoder() { return require('encoding').TextDecoder; },
  };
})
