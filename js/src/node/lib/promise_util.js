// Helpers whose tick counts matter.
(function (host, require) {
  'use strict';

  // Passes through an inner `finally` and back out, as a hardened Promise.prototype.finally does.
  function withCleanup(promise, cleanup) {
    return new Promise((resolve, reject) =>
      new Promise((a, b) => { promise.then(a, b); }).finally(cleanup).then(resolve, reject));
  }

  // As Promise.withResolvers, which an older release has not.
  function withResolvers() {
    let functions;
    const promise = new Promise((resolve, reject) => { functions = { resolve, reject }; });
    return { promise, ...functions };
  }

  return { withCleanup, withResolvers };
})
