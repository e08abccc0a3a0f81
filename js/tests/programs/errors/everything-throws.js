// area: errors
// runtimes: node
// what: an error in a tick leaves microtasks and rejections to the drain before the check phase
process.on('uncaughtException', (e) => console.log('caught', e.message ?? e));
process.on('unhandledRejection', (e) => console.log('rejected', e));
process.nextTick(() => { throw new Error('t1'); });
queueMicrotask(() => { throw new Error('m1'); });
Promise.reject('r');
setImmediate(() => { throw 'str' });
