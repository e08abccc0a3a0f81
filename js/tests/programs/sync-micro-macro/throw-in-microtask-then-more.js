// area: sync-micro-macro
// runtimes: browser
// what: A microtask that throws does not stop the next ones
queueMicrotask(() => console.log('a'));
queueMicrotask(() => { throw new Error('boom'); });
queueMicrotask(() => console.log('b'));
setTimeout(() => console.log('timeout'));
