// area: unhandled-rejections
// runtimes: node
// what: A throw in unhandledRejection is an uncaught exception
process.on('unhandledRejection', (reason) => { console.log('unhandled', reason); throw new Error('from handler'); });
process.on('uncaughtException', (e) => console.log('uncaught', e.message));
Promise.reject('r');
setTimeout(() => console.log('timer'), 5);
