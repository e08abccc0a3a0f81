// node:assert.
(function (host, require) {
  'use strict';

  const { coded, frames, argType, argValue, missingArgs, validate, restack } = require('errors');
  const equality = () => require('deep_equal');

  // What an assertion calls here is not for the stack.
  const OWN_FRAMES = 8;
  function below(error, limit) {
    const lines = frames(error).split('\n').slice(1);
    const first = lines.findIndex((line) => !line.includes('node:internal/assert:'));
    const shown = lines.slice(first < 0 ? 0 : first, (first < 0 ? 0 : first) + limit);
    return shown.map((line) => `\n${line}`).join('');
  }

  class AssertionError extends Error {
    constructor(options) {
      validate.object(options, 'options');
      const { message, operator, actual, expected } = options;
      const compared = operator === 'strictEqual' || operator === 'deepStrictEqual';
      const limit = Error.stackTraceLimit;
      if (typeof limit === 'number') Error.stackTraceLimit = limit + OWN_FRAMES;
      super(message !== undefined && !compared ? String(message)
        : require('assert_message').describe(operator, actual, expected, message === undefined ? undefined : String(message)));
      this.generatedMessage = message === undefined || options.generated === true;
      Object.defineProperty(this, 'name', { value: 'AssertionError', enumerable: false, writable: true, configurable: true });
      this.code = 'ERR_ASSERTION';
      this.actual = actual;
      this.expected = expected;
      this.operator = operator;
      this.diff = options.diff ?? 'simple';
      restack(this, `AssertionError [ERR_ASSERTION]: ${this.message}`, below(this, limit));
      if (typeof limit === 'number') Error.stackTraceLimit = limit;
    }
    toString() { return `${this.name} [${this.code}]: ${this.message}`; }
  }

  function fail(details, message) {
    if (message instanceof Error) throw message;
    throw new AssertionError({ ...details, message });
  }

  const assert = function ok(...args) { truth(assert, args, '=='); };

  function truth(_, args) {
    const [value, message] = args;
    if (value) return;
    if (args.length === 0) fail({ actual: value, expected: true, operator: '==', generated: true }, 'No value argument passed to `assert.ok()`');
    if (message === undefined || message === null) {
      const text = host.callText();
      const shown = 'The expression evaluated to a falsy value' + (text === undefined ? '' : `:\n\n  ${text}\n`);
      fail({ actual: value, expected: true, operator: '==', generated: true }, shown);
    }
    fail({ actual: value, expected: true, operator: '==' }, message);
  }

  function comparison(name, holds) {
    return { [name](actual, expected, message) {
      if (arguments.length < 2) throw missingArgs('actual', 'expected');
      if (!holds(actual, expected)) fail({ actual, expected, operator: name === 'equal' ? '==' : name === 'notEqual' ? '!=' : name }, message);
    } }[name];
  }

  Object.assign(assert, {
    AssertionError,
    ok(...args) { truth(assert.ok, args); },
    fail(message) {
      if (message instanceof Error) throw message;
      throw new AssertionError({ message: message ?? 'Failed', operator: 'fail', generated: message === undefined });
    },
    equal: comparison('equal', (a, b) => a == b || (a !== a && b !== b)),
    notEqual: comparison('notEqual', (a, b) => !(a == b || (a !== a && b !== b))),
    strictEqual: comparison('strictEqual', Object.is),
    notStrictEqual: comparison('notStrictEqual', (a, b) => !Object.is(a, b)),
    deepEqual: comparison('deepEqual', (a, b) => equality().loose(a, b)),
    notDeepEqual: comparison('notDeepEqual', (a, b) => !equality().loose(a, b)),
    deepStrictEqual: comparison('deepStrictEqual', (a, b) => equality().strict(a, b)),
    notDeepStrictEqual: comparison('notDeepStrictEqual', (a, b) => !equality().strict(a, b)),
    partialDeepStrictEqual: comparison('partialDeepStrictEqual', (a, b) => part(a, b)),
    throws(fn, ...args) { expects(thrown(fn), args, 'throws'); },
    doesNotThrow(fn, ...args) { refuses(thrown(fn), args, 'doesNotThrow'); },
    async rejects(promise, ...args) { expects(await rejection(promise), args, 'rejects'); },
    async doesNotReject(promise, ...args) { refuses(await rejection(promise), args, 'doesNotReject'); },
    match(text, regexp, message) { matches(text, regexp, message, true); },
    doesNotMatch(text, regexp, message) { matches(text, regexp, message, false); },
    ifError(error) {
      if (error === null || error === undefined) return;
      const text = error instanceof Error ? error.message : host.inspect(error);
      throw new AssertionError({ message: `ifError got unwanted exception: ${text}`, actual: error, expected: null, operator: 'ifError' });
    },
  });

  function part(actual, expected) {
    if (typeof expected !== 'object' || expected === null || typeof actual !== 'object' || actual === null) return equality().strict(actual, expected);
    return Object.keys(expected).every((key) => key in actual && part(actual[key], expected[key]));
  }

  function matches(text, regexp, message, wanted) {
    if (!(regexp instanceof RegExp)) throw argType('regexp', 'RegExp', regexp);
    const operator = wanted ? 'match' : 'doesNotMatch';
    if (typeof text === 'string' && regexp.test(text) === wanted) return;
    const shown = host.inspect(text), pattern = host.inspect(regexp);
    fail({ actual: text, expected: regexp, operator, generated: message === undefined }, message ??
      (typeof text !== 'string' ? `The "string" argument must be of type string. Received type ${typeof text} (${shown})`
        : `The input ${wanted ? 'did not match' : 'was expected to not match'} the regular expression ${pattern}. Input:\n\n${shown}\n`));
  }

  const NOTHING = Symbol('nothing was thrown');
  function thrown(fn) {
    validate.function(fn, 'fn');
    try {
      fn();
    } catch (error) {
      return error;
    }
    return NOTHING;
  }
  async function rejection(promise) {
    if (typeof promise === 'function') {
      const result = promise();
      if (typeof result?.then !== 'function') {
        throw coded(TypeError, 'ERR_INVALID_RETURN_VALUE', `Expected instance of Promise to be returned from the "promiseFn" function but got ${require('errors').received(result)}.`);
      }
      promise = result;
    } else if (typeof promise?.then !== 'function') throw argType('promiseFn', ['Function', 'Promise'], promise);
    try {
      await promise;
    } catch (error) {
      return error;
    }
    return NOTHING;
  }

  function expects(actual, [expected, message], operator) {
    if (typeof expected === 'string') {
      if (message !== undefined) throw argType('error', ['Object', 'Error', 'Function', 'RegExp'], expected);
      [expected, message] = [undefined, expected];
    } else if (expected !== undefined && expected !== null && typeof expected !== 'object' && typeof expected !== 'function') {
      throw argType('error', ['Object', 'Error', 'Function', 'RegExp'], expected);
    }
    if (actual === NOTHING) {
      const what = operator === 'rejects' ? 'rejection' : 'exception';
      const named = expected?.name ? ` (${expected.name})` : '';
      fail({ actual: undefined, expected, operator },
        message instanceof Error ? message : `Missing expected ${what}${named}${message ? `: ${message}` : '.'}`);
    }
    if (expected !== undefined) check(actual, expected, message, operator);
  }

  // Only the properties that were asked for, for the message.
  class Comparison {
    constructor(source, keys) { for (const key of keys) if (key in Object(source)) this[key] = source[key]; }
  }

  function check(actual, expected, message, operator) {
    const lose = (text) => fail({ actual, expected, operator, generated: message === undefined }, message ?? text);
    if (expected instanceof RegExp) {
      const text = String(actual);
      if (expected.test(text)) return;
      lose(`The input did not match the regular expression ${host.inspect(expected)}. Input:\n\n${host.inspect(text)}\n`);
    }
    if (typeof expected === 'function') {
      if (expected.prototype !== undefined && actual instanceof expected) return;
      if (Object.prototype.isPrototypeOf.call(Error, expected)) {
        const name = actual?.constructor?.name || actual?.name;
        const got = !(actual instanceof Error) ? `"${host.inspect(actual, { depth: -1 })}"`
          : expected.name === name ? 'an error with identical name but a different prototype.' : `"${name}"`;
        const said = actual instanceof Error && actual.message ? `\n\nError message:\n\n${actual.message}` : '';
        lose(`The error is expected to be an instance of "${expected.name}". Received ${got}${said}`);
      }
      if (expected.prototype === undefined || !(expected === Error)) {
        const result = Reflect.apply(expected, {}, [actual]);
        if (result === true) return;
        lose(`The ${expected.name ? `"${expected.name}" ` : ''}validation function is expected to return "true". Received ${host.inspect(result)}` +
          `\n\nCaught error:\n\n${actual instanceof Error ? `${actual.name}: ${actual.message}` : host.inspect(actual)}`);
      }
      throw actual;
    }
    const keys = Object.keys(expected);
    if (expected instanceof Error) keys.push('name', 'message');
    else if (keys.length === 0) throw argValue('error', expected, 'may not be an empty object');
    for (const key of keys) {
      const [have, want] = [actual?.[key], expected[key]];
      if (want instanceof RegExp && typeof have === 'string' && want.test(have)) continue;
      if (Object(actual) === actual && key in actual && equality().strict(have, want)) continue;
      if (message !== undefined) lose();
      lose(require('assert_message').describe('throws', new Comparison(actual, keys), new Comparison(expected, keys)));
    }
  }

  function refuses(actual, [expected, message], operator) {
    if (actual === NOTHING) return;
    if (typeof expected === 'string') [expected, message] = [undefined, expected];
    if (expected === undefined || (typeof expected === 'function' ? actual instanceof expected : expected instanceof RegExp && expected.test(String(actual)))) {
      const what = operator === 'doesNotReject' ? 'rejection' : 'exception';
      fail({ actual, expected, operator },
        `Got unwanted ${what}${message ? `: ${message}` : '.'}\nActual message: "${actual?.message}"`);
    }
    throw actual;
  }

  const strict = function strict(...args) { truth(strict, args); };
  Object.assign(strict, assert, {
    equal: assert.strictEqual, notEqual: assert.notStrictEqual, deepEqual: assert.deepStrictEqual,
    notDeepEqual: assert.notDeepStrictEqual,
  });
  assert.strict = strict;
  strict.strict = strict;
  return assert;
})
