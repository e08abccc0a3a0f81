// area: timers
// runtimes: node
// what: With uncaughtException handled the rest of the list still fires, before the ticks of the one that threw
process.on('uncaughtException', (e) => console.log('uncaught', e.message));
setTimeout(() => { console.log('first'); setImmediate(() => console.log('immediate')); process.nextTick(() => console.log('tick')); throw new Error('boom'); }, 5);
setTimeout(() => console.log('second'), 5);
const end = Date.now() + 20;
while (Date.now() < end);
