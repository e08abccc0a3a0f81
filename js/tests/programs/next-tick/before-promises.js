// area: next-tick
// runtimes: node
// what: In CommonJS ticks come before promise callbacks
Promise.resolve().then(() => console.log('promise'));
process.nextTick(() => console.log('tick'));
queueMicrotask(() => console.log('microtask'));
console.log('sync');
