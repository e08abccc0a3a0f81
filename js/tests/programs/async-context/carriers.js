// area: async-context
// runtimes: node
// what: What carries the store of AsyncLocalStorage to a callback: every way of scheduling, ordered by name
const { AsyncLocalStorage, AsyncResource } = require('async_hooks');
const { EventEmitter, once } = require('events');
const fs = require('fs');
const { Readable, Transform, pipeline } = require('stream');
const timers = require('timers/promises');
const als = new AsyncLocalStorage();
const seen = [];
const show = (what) => seen.push(`${what}: ${als.getStore()}`);
const emitter = new EventEmitter();
emitter.on('plain', () => show('listener from outside'));
als.run('A', () => {
  process.nextTick(() => { show('tick'); process.nextTick(show, 'tick in a tick'); });
  process.nextTick(show, 'tick with arguments');
  queueMicrotask(() => show('microtask'));
  Promise.resolve().then(() => show('then'));
  (async () => { await null; show('await'); await timers.setTimeout(1); show('await a timer'); await timers.setImmediate(); show('await an immediate'); })();
  setTimeout(() => show('timeout'), 1);
  setTimeout(show, 2, 'timeout with arguments');
  const interval = setInterval(() => { show('interval'); clearInterval(interval); }, 3);
  setImmediate(() => show('immediate'));
  fs.readFile(__filename, () => show('readFile'));
  fs.stat(__filename, () => show('stat'));
  fs.promises.readFile(__filename).then(() => show('promises.readFile'));
  emitter.on('plain', () => show('listener from inside'));
  emitter.on('bound', AsyncResource.bind(() => show('bound listener')));
  Readable.from(['x']).on('data', () => show('data')).on('end', () => show('end')).on('close', () => show('close'));
  const slow = new Transform({ transform(chunk, encoding, callback) { show('transform'); setImmediate(callback, null, chunk); } });
  pipeline(Readable.from(['a']), slow, async (source) => { for await (const chunk of source) show(`sink ${chunk}`); }, () => show('pipeline'));
  require('crypto').pbkdf2('a', 'b', 1, 8, 'sha1', () => show('pbkdf2'));
  once(emitter, 'plain').then(() => show('once'));
  const { port1, port2 } = new MessageChannel();
  port2.on('message', () => { show('port'); port2.close(); });
  als.run('sender', () => port1.postMessage(1));
  const target = new EventTarget();
  target.addEventListener('e', () => show('EventTarget'));
  als.run('dispatcher', () => target.dispatchEvent(new Event('e')));
  const controller = new AbortController();
  controller.signal.addEventListener('abort', () => show('abort'));
  als.run('aborter', () => controller.abort());
});
als.run('B', () => { emitter.emit('plain'); emitter.emit('bound'); });
als.run('thenable', () => Promise.resolve({ then(f) { show('then of a thenable'); f(); } }).then(() => show('after a thenable')));
let resolve;
const promise = als.run('creator', () => new Promise((r) => { resolve = r; }));
als.run('consumer', () => promise.then(() => show('then by a consumer')));
als.run('resolver', () => resolve());
als.run('rejecter', () => setTimeout(() => als.run('inner', () => Promise.reject(1)), 5));
process.on('unhandledRejection', () => show('unhandledRejection'));
als.run('thrower', () => setTimeout(() => { throw new Error('x'); }, 9));
process.on('uncaughtException', () => show('uncaughtException'));
process.on('exit', () => {
  show('exit');
  for (const line of seen.sort()) console.log(line);
});
