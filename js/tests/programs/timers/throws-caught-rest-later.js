// area: timers
// runtimes: node
// what: With uncaughtException handled the rest of the list still fires, after an immediate
process.on('uncaughtException', (e) => console.log('uncaught', e.message));
setTimeout(() => { console.log('first'); setImmediate(() => console.log('immediate')); process.nextTick(() => console.log('tick')); throw new Error('boom'); }, 5);
setTimeout(() => console.log('second'), 5);
