// Animation frames and idle callbacks.
(function (host, require) {
  'use strict';

  const { INTERNAL, required, illegalConstructor, callable, dictionary, toLong, expose } = require('idl');

  function requestAnimationFrame(callback) {
    const what = "execute 'requestAnimationFrame' on 'Window'";
    required(1, arguments.length, what);
    const run = callable(callback, what);
    return host.requestAnimationFrame((timestamp) => run.call(globalThis, timestamp));
  }

  function cancelAnimationFrame(id) {
    required(1, arguments.length, "execute 'cancelAnimationFrame' on 'Window'");
    host.cancelAnimationFrame(toLong(id));
  }

  class IdleDeadline {
    #deadline;
    #didTimeout;

    constructor(token, deadline, didTimeout) {
      if (token !== INTERNAL) illegalConstructor('IdleDeadline');
      this.#deadline = deadline;
      this.#didTimeout = didTimeout;
    }

    get didTimeout() {
      return this.#didTimeout;
    }

    timeRemaining() {
      return this.#didTimeout ? 0 : Math.max(0, this.#deadline - host.now());
    }
  }
  expose(IdleDeadline, { length: 0 });

  function requestIdleCallback(callback, options = undefined) {
    const what = "execute 'requestIdleCallback' on 'Window'";
    required(1, arguments.length, what);
    const run = callable(callback, what);
    const { timeout } = dictionary(options, what, 'IdleRequestOptions');
    const limit = timeout === undefined ? 0 : Number(timeout) >>> 0;
    return host.requestIdleCallback(
      (deadline, didTimeout) => run.call(globalThis, new IdleDeadline(INTERNAL, deadline, didTimeout)),
      limit > 0 ? limit : undefined,
    );
  }

  function cancelIdleCallback(id) {
    required(1, arguments.length, "execute 'cancelIdleCallback' on 'Window'");
    host.cancelIdleCallback(toLong(id));
  }

  return { requestAnimationFrame, cancelAnimationFrame, requestIdleCallback, cancelIdleCallback, IdleDeadline };
})
