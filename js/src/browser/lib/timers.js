// setTimeout and its kin. The loop does the nesting level and the clamp; this file does Web IDL's part.
(function (host, require) {
  'use strict';

  const run = globalThis.eval;

  // A page counts its timers from one, timeouts and intervals together; the loop has other names for them.
  const known = new Map();
  let last = 0;

  // A method of the window belongs to no other object; called without one, it is the window's.
  function check(self) {
    if (self !== undefined && self !== null && self !== globalThis) throw new TypeError('Illegal invocation');
  }

  function start(self, name, repeats, args) {
    check(self);
    if (args.length === 0) {
      throw new TypeError(`Failed to execute '${name}' on 'Window': 1 argument required, but only 0 present.`);
    }
    const [handler, delay, ...rest] = args;
    const ms = Math.max(0, +delay | 0);
    const isFunction = typeof handler === 'function';
    // Anything else is source text, run in the global scope when the time has come.
    const code = isFunction ? '' : `${handler}`;
    last += 1;
    const id = last;
    const timer = host.setTimer(() => {
      if (!repeats) known.delete(id);
      if (isFunction) Reflect.apply(handler, globalThis, rest);
      else run(code);
    }, ms, repeats);
    known.set(id, timer);
    host.label(timer, isFunction ? handler : code);
    return id;
  }

  function setTimeout(handler) {
    return start(this, 'setTimeout', false, arguments);
  }

  function setInterval(handler) {
    return start(this, 'setInterval', true, arguments);
  }

  function clear(id) {
    const key = +id | 0;
    if (!known.has(key)) return;
    host.clearTimer(known.get(key));
    known.delete(key);
  }

  function clearTimeout(id = 0) {
    check(this);
    clear(id);
  }

  function clearInterval(id = 0) {
    check(this);
    clear(id);
  }

  function queueMicrotask(callback) {
    check(this);
    const failed = "Failed to execute 'queueMicrotask' on 'Window': ";
    if (arguments.length === 0) throw new TypeError(`${failed}1 argument required, but only 0 present.`);
    if (typeof callback !== 'function') throw new TypeError(`${failed}parameter 1 is not of type 'Function'.`);
    host.label(host.queueMicrotask(callback), callback);
  }

  for (const timer of [clearTimeout, clearInterval]) Object.defineProperty(timer, 'length', { value: 0 });
  return { setTimeout, setInterval, clearTimeout, clearInterval, queueMicrotask };
})
