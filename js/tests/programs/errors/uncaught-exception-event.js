// area: errors
// runtimes: node
// what: uncaughtException keeps the process alive
process.on('uncaughtException', (error, origin) => console.log('caught', error.message, origin));
setTimeout(() => console.log('timer'), 10);
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('promise'));
throw new Error('boom');
