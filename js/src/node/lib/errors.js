// Errors as Node words them: a code, a name that carries the code in the stack, and exact messages.
// Loaded only when something is wrong (or by modules that validate a lot).
(function (host, require) {
  'use strict';

  // The stack's first line shows `TypeError [CODE]: message` although `name` is plain `TypeError`.
  function coded(Base, code, message, extra) {
    const error = new Base(message);
    Object.defineProperty(error, 'code', { value: code, writable: true, enumerable: true, configurable: true });
    if (extra) Object.assign(error, extra);
    restack(error, `${error.name} [${code}]: ${message}`);
    return error;
  }

  function frames(error) {
    const lines = String(error.stack ?? '').split('\n');
    const at = lines.findIndex((line) => line.startsWith('    at '));
    return at < 0 ? '' : '\n' + lines.slice(at).filter((line) => line !== '').join('\n');
  }

  function restack(error, head, below = frames(error)) {
    Object.defineProperty(error, 'stack', { value: head + below, writable: true, enumerable: false, configurable: true });
    return error;
  }

  function received(value) {
    if (value === null || value === undefined) return String(value);
    switch (typeof value) {
      case 'bigint': return `type bigint (${value}n)`;
      case 'number': return `type number (${Object.is(value, -0) ? '-0' : value})`;
      case 'boolean': case 'symbol': return `type ${typeof value} (${String(value)})`;
      case 'function': return `function ${value.name}`;
      case 'object':
        if (value.constructor && 'name' in value.constructor) return `an instance of ${value.constructor.name}`;
        return host.inspect(value, { depth: -1 });
    }
    if (value.length > 28) value = value.slice(0, 25) + '...';
    return value.includes("'") ? `type string (${JSON.stringify(value)})` : `type string ('${value}')`;
  }

  function list(words, last) {
    if (words.length < 3) return words.join(` ${last} `);
    return `${words.slice(0, -1).join(', ')}, ${last} ${words[words.length - 1]}`;
  }

  const PRIMITIVE_TYPES = ['string', 'function', 'number', 'object', 'Function', 'Object', 'boolean', 'bigint', 'symbol'];

  function expectation(expected) {
    const types = [], instances = [], other = [];
    for (const word of [].concat(expected)) {
      if (PRIMITIVE_TYPES.includes(word)) types.push(word.toLowerCase());
      else if (/^[A-Z][a-zA-Z0-9]*$/.test(word)) instances.push(word);
      else other.push(word);
    }
    if (instances.length && types.includes('object')) {
      types.splice(types.indexOf('object'), 1);
      instances.push('Object');
    }
    const parts = [];
    if (types.length) parts.push(`${types.length > 1 ? 'one of type' : 'of type'} ${list(types, 'or')}`);
    if (instances.length) parts.push(`an instance of ${list(instances, 'or')}`);
    if (other.length > 1) parts.push(`one of ${list(other, 'or')}`);
    else if (other.length) parts.push((other[0].toLowerCase() !== other[0] ? 'an ' : '') + other[0]);
    return parts.join(' or ');
  }

  const kind = (name) => (name.includes('.') ? 'property' : 'argument');

  function argType(name, expected, actual) {
    const subject = name.endsWith(' argument') ? name : `"${name}" ${kind(name)}`;
    return coded(TypeError, 'ERR_INVALID_ARG_TYPE', `The ${subject} must be ${expectation(expected)}. Received ${received(actual)}`);
  }

  function argValue(name, value, reason = 'is invalid') {
    let shown = host.inspect(value);
    if (shown.length > 128) shown = shown.slice(0, 128) + '...';
    return coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The ${kind(name)} '${name}' ${reason}. Received ${shown}`);
  }

  function separated(digits) {
    return digits.replace(/\B(?=(\d{3})+(?!\d))/g, '_');
  }

  function outOfRange(name, range, input) {
    let shown;
    if (typeof input === 'bigint') {
      shown = (input > 2n ** 32n || input < -(2n ** 32n) ? separated(String(input)) : String(input)) + 'n';
    } else if (Number.isInteger(input) && Math.abs(input) > 2 ** 32) shown = separated(String(input));
    else shown = host.inspect(input);
    return coded(RangeError, 'ERR_OUT_OF_RANGE', `The value of "${name}" is out of range. It must be ${range}. Received ${shown}`);
  }

  function missingArgs(...names) {
    const quoted = names.map((n) => (Array.isArray(n) ? n.map((a) => `"${a}"`).join(' or ') : `"${n}"`));
    const plural = names.length > 1 ? 'arguments' : 'argument';
    return coded(TypeError, 'ERR_MISSING_ARGS', `The ${list(quoted, 'and')} ${plural} must be specified`);
  }

  const invalidThis = (type) => coded(TypeError, 'ERR_INVALID_THIS', `Value of "this" must be of type ${type}`);
  const illegalConstructor = () => coded(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');

  class AbortError extends Error {
    constructor(message = 'The operation was aborted', options = undefined) {
      super(message, options);
      this.code = 'ABORT_ERR';
      this.name = 'AbortError';
      restack(this, `AbortError: ${message}`);
    }
  }

  const validate = {
    function(value, name) { if (typeof value !== 'function') throw argType(name, 'Function', value); },
    string(value, name) { if (typeof value !== 'string') throw argType(name, 'string', value); },
    boolean(value, name) { if (typeof value !== 'boolean') throw argType(name, 'boolean', value); },
    array(value, name) { if (!Array.isArray(value)) throw argType(name, 'Array', value); },
    object(value, name) {
      if (value === null || Array.isArray(value) || typeof value !== 'object') throw argType(name, 'Object', value);
    },
    options(value, name) {  // an object of any kind
      if (value === null || (typeof value !== 'object' && typeof value !== 'function')) throw argType(name, 'Object', value);
    },
    number(value, name, min, max) {
      if (typeof value !== 'number') throw argType(name, 'number', value);
      if ((min != null && value < min) || (max != null && value > max) || ((min != null || max != null) && Number.isNaN(value))) {
        const low = min != null ? `>= ${min}` : '', high = max != null ? `<= ${max}` : '';
        throw outOfRange(name, `${low}${low && high ? ' && ' : ''}${high}`, value);
      }
    },
    integer(value, name, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) {
      if (typeof value !== 'number') throw argType(name, 'number', value);
      if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
      if (value < min || value > max) throw outOfRange(name, `>= ${min} && <= ${max}`, value);
    },
    uint32(value, name, positive) { validate.integer(value, name, positive ? 1 : 0, 4294967295); },
    oneOf(value, name, allowed) {
      if (!allowed.includes(value)) {
        const shown = allowed.map((v) => (typeof v === 'string' ? `'${v}'` : String(v))).join(', ');
        throw argValue(name, value, 'must be one of: ' + shown);
      }
    },
    abortSignal(signal, name) {
      if (signal !== undefined && (signal === null || typeof signal !== 'object' || !('aborted' in signal))) {
        throw argType(name, 'AbortSignal', signal);
      }
    },
  };

  return {
    coded, restack, frames, received, argType, argValue, outOfRange, missingArgs, invalidThis, illegalConstructor,
    AbortError, validate,
  };
})
