// area: next-tick
// runtimes: node node-10
// what: Ticks and microtasks drain between two immediates
setImmediate(() => { console.log('i1'); process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro')); });
setImmediate(() => console.log('i2'));
