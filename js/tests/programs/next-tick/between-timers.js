// area: next-tick
// runtimes: node node-10
// what: Ticks and microtasks drain between two timers
setTimeout(() => { console.log('t1'); process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro')); }, 5);
setTimeout(() => console.log('t2'), 5);
