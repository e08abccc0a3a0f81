// Animation frames and idle callbacks.
(function (host, require) {
  'use strict';

  const { INTERNAL, required, illegalConstructor, callable, dictionary, toLong, expose } = require('idl');

  // A page counts its frames and its idle callbacks from one, each for itself.
  function counter() {
    const known = new Map();
    let last = 0;
    return {
      add(register) {
        last += 1;
        const id = last;
        known.set(id, register(() => known.delete(id)));
        return id;
      },
      take(id) {
        const found = known.get(id);
        known.delete(id);
        return found;
      },
    };
  }
  const frames = counter();
  const idles = counter();

  // What looks at the page when all callbacks of a frame have run (see observers.js). The loop runs callbacks in the
  // order of their requests, so this one is requested anew behind each request of the page.
  let look = null;
  let end;
  let inFrame = false;

  function wantEndOfFrame() {
    if (!look || inFrame) return;
    if (end !== undefined) host.cancelAnimationFrame(end);
    end = host.requestAnimationFrame(() => {
      end = undefined;
      inFrame = false;
      look();
    });
    host.label(end, 'observers');
  }

  function requestAnimationFrame(callback) {
    const what = "execute 'requestAnimationFrame' on 'Window'";
    required(1, arguments.length, what);
    const run = callable(callback, what);
    const id = frames.add((started) => {
      const frame = host.requestAnimationFrame((timestamp) => {
        started();
        inFrame = end !== undefined;
        run.call(globalThis, timestamp);
      });
      host.label(frame, callback);
      return frame;
    });
    wantEndOfFrame();
    return id;
  }

  function cancelAnimationFrame(id) {
    required(1, arguments.length, "execute 'cancelAnimationFrame' on 'Window'");
    const frame = frames.take(toLong(id));
    if (frame !== undefined) host.cancelAnimationFrame(frame);
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
    return idles.add((started) => {
      const idle = host.requestIdleCallback((deadline, didTimeout) => {
        started();
        // What yields in an idle callback goes on at the lowest priority.
        require('scheduler').within({ priority: 'background' },
          () => run.call(globalThis, new IdleDeadline(INTERNAL, deadline, didTimeout)));
      }, limit > 0 ? limit : undefined);
      host.label(idle, callback);
      return idle;
    });
  }

  function cancelIdleCallback(id) {
    required(1, arguments.length, "execute 'cancelIdleCallback' on 'Window'");
    const idle = idles.take(toLong(id));
    if (idle !== undefined) host.cancelIdleCallback(idle);
  }

  return {
    requestAnimationFrame, cancelAnimationFrame, requestIdleCallback, cancelIdleCallback, IdleDeadline,
    wantEndOfFrame,
    setLook: (fn) => {
      look = fn;
    },
  };
})
