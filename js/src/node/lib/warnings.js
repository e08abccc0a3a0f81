// process.emitWarning and how Node prints a warning: once per call, on the next tick, to stderr.
(function (host, require) {
  'use strict';

  const process = require('process');
  let helpShown = false;

  function emitWarning(warning, type, code) {
    const { validate, argType } = require('errors');
    let detail;
    if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
      code = type.code;
      if (typeof type.detail === 'string') detail = type.detail;
      type = type.type || 'Warning';
    } else if (typeof type === 'function') {
      code = undefined;
      type = 'Warning';
    }
    if (type !== undefined) validate.string(type, 'type');
    if (typeof code === 'function') code = undefined;
    else if (code !== undefined) validate.string(code, 'code');
    if (typeof warning === 'string') warning = made(warning, type, code, detail);
    else if (!(warning instanceof Error)) throw argType('warning', ['Error', 'string'], warning);
    if (warning.name === 'DeprecationWarning') {
      if (process.noDeprecation) return;
      if (process.throwDeprecation) return process.nextTick(() => { throw warning; });
    }
    process.nextTick(() => process.emit('warning', warning));
  }

  function made(message, type, code, detail) {
    const warning = new Error(message);
    warning.name = String(type || 'Warning');
    if (code !== undefined) warning.code = code;
    if (detail !== undefined) warning.detail = detail;
    return require('errors').restack(warning, `${warning.name}: ${message}`);
  }

  function print(warning) {
    if (!(warning instanceof Error)) return;
    const deprecation = warning.name === 'DeprecationWarning';
    if (deprecation && process.noDeprecation) return;
    const trace = process.traceProcessWarnings || (deprecation && process.traceDeprecation);
    let text = `(node:${process.pid}) `;
    if (warning.code) text += `[${warning.code}] `;
    text += trace && warning.stack ? warning.stack : String(warning);
    if (typeof warning.detail === 'string') text += `\n${warning.detail}`;
    if (!trace && !helpShown) {
      helpShown = true;
      text += `\n(Use \`node ${deprecation ? '--trace-deprecation' : '--trace-warnings'} ...\` to show where the warning was created)`;
    }
    host.print('stderr', text + '\n');
  }

  // What Node throws in place of a rejection's reason that is no error.
  function unhandledRejection(reason) {
    const shown = sideEffectFree(reason);
    const message = 'This error originated either by throwing inside of an async function without a catch block, ' +
      `or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "${shown}".`;
    const error = new UnhandledPromiseRejection(message);
    return require('errors').restack(error, `UnhandledPromiseRejection: ${message}`);
  }

  class UnhandledPromiseRejection extends Error {
    code = 'ERR_UNHANDLED_REJECTION';
    name = 'UnhandledPromiseRejection';
  }

  let deprecationSaid = false;

  // What Node said before version 15, and nothing else came of it. Its warnings go the usual way, but for the first one's
  // help on flags, which it did not have.
  function warnOfRejection(reason, id) {
    helpShown = true;
    const name = 'UnhandledPromiseRejectionWarning';
    emitWarning(reason instanceof Error ? String(reason.stack ?? reason) : sideEffectFree(reason), name);
    emitWarning(`Unhandled promise rejection. This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). (rejection id: ${id})`, name);
    if (deprecationSaid) return;
    deprecationSaid = true;
    emitWarning('Unhandled promise rejections are deprecated. In the future, promise rejections that are not handled will ' +
      'terminate the Node.js process with a non-zero exit code.', 'DeprecationWarning', 'DEP0018');
  }

  // A value as text without running any code of the program, as the engine does it.
  function sideEffectFree(value) {
    if (typeof value === 'function') return Function.prototype.toString.call(value);
    if (typeof value !== 'object' || value === null) return String(value);
    if (Array.isArray(value)) return '[object Array]';
    try {
      return `#<${value.constructor?.name || 'Object'}>`;
    } catch {
      return '#<Object>';
    }
  }

  return { emitWarning, print, unhandledRejection, warnOfRejection };
})
