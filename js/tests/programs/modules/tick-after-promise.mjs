// area: modules
// runtimes: node
// what: In an ES module promises come before ticks
Promise.resolve().then(() => console.log('promise'));
process.nextTick(() => console.log('tick'));
queueMicrotask(() => console.log('microtask'));
console.log('sync');
