// area: releases
// runtimes: node node-22 node-20 node-18 node-10
// what: Behind a main module that threw, Node 10 leaves ticks and microtasks to the loop's first callback
process.on('uncaughtException', (error) => console.log('caught', error.message));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('microtask'));
setTimeout(() => console.log('timeout'), 1);
const end = Date.now() + 10;
while (Date.now() < end);
throw new Error('main');
