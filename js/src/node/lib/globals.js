// Globals whose module is the value itself, and what V8 adds to the language.
(function (host, require) {
  'use strict';
  function captureStackTrace(target) {
    const { name = 'Error', message = '' } = target;
    const head = message === '' ? `${name}` : `${name}: ${message}`;
    const value = head + require('errors').frames(new Error());
    Object.defineProperty(target, 'stack', { value, writable: true, enumerable: false, configurable: true });
  }

  return {
    captureStackTrace,
    global: globalThis,
    get process() { return require('process'); },
  };
})
