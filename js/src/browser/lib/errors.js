// Uncaught errors and rejections: the window's `error`, `unhandledrejection` and `rejectionhandled`.
(function (host, require) {
  'use strict';

  const { required } = require('idl');
  const { fire, hasListeners } = require('event_target');

  // While an error is being reported, another one only goes to the console.
  let reporting = false;

  // Where the page has its script from.
  const address = (path) => `http://localhost/${path.split('/').pop()}`;

  host.onUncaught((error, message, lineno, colno, path) => {
    if (reporting || !hasListeners(globalThis, 'error')) return false;
    reporting = true;
    try {
      const { ErrorEvent } = require('event_types');
      const filename = address(path);
      const event = new ErrorEvent('error', { cancelable: true, message, filename, lineno, colno, error });
      return !fire(globalThis, event);
    } finally {
      reporting = false;
    }
  });

  host.onRejection((kind, promise, reason) => {
    const type = kind === 'handled' ? 'rejectionhandled' : 'unhandledrejection';
    if (!hasListeners(globalThis, type)) return false;
    const { PromiseRejectionEvent } = require('event_types');
    return !fire(globalThis, new PromiseRejectionEvent(type, { cancelable: kind === 'unhandled', promise, reason }));
  });

  function reportError(error) {
    required(1, arguments.length, "execute 'reportError' on 'Window'");
    host.reportError(error);
  }

  return { reportError };
})
