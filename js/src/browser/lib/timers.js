// setTimeout and its kin. The loop does the nesting level and the clamp; this file does Web IDL's part.
(function (host) {
  'use strict';

  const run = eval;

  function start(name, repeats, args) {
    if (args.length === 0) {
      throw new TypeError(`Failed to execute '${name}' on 'Window': 1 argument required, but only 0 present.`);
    }
    const [handler, delay, ...rest] = args;
    const ms = Math.max(0, Number(delay) | 0);
    if (typeof handler === 'function') {
      return host.setTimer(rest.length === 0 ? handler.bind(globalThis) : handler.bind(globalThis, ...rest), ms, repeats);
    }
    // Anything else is source text, run in the global scope when the time has come.
    const code = `${handler}`;
    return host.setTimer(() => run(code), ms, repeats);
  }

  function setTimeout(handler) {
    return start('setTimeout', false, arguments);
  }

  function setInterval(handler) {
    return start('setInterval', true, arguments);
  }

  function clearTimeout(id = 0) {
    host.clearTimer(Number(id) | 0);
  }

  function clearInterval(id = 0) {
    host.clearTimer(Number(id) | 0);
  }

  function queueMicrotask(callback) {
    const failed = "Failed to execute 'queueMicrotask' on 'Window': ";
    if (arguments.length === 0) throw new TypeError(`${failed}1 argument required, but only 0 present.`);
    if (typeof callback !== 'function') throw new TypeError(`${failed}parameter 1 is not of type 'Function'.`);
    host.queueMicrotask(callback);
  }

  return { setTimeout, setInterval, clearTimeout, clearInterval, queueMicrotask };
})
