// area: next-tick
// runtimes: node
// what: process.nextTick from a promise chain and from a tick, with a queued immediate
setImmediate(() => console.log('immediate'));
Promise.resolve().then(() => { console.log('p1'); process.nextTick(() => { console.log('t1'); Promise.resolve().then(() => console.log('p3')); }); });
Promise.resolve().then(() => { console.log('p2'); process.nextTick(() => console.log('t2')); });
