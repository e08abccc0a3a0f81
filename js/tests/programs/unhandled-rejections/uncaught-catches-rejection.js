// area: unhandled-rejections
// runtimes: node
// what: Without unhandledRejection the rejection reaches uncaughtException
process.on('uncaughtException', (error, origin) => console.log(error.message, origin));
Promise.reject(new Error('r'));
setTimeout(() => console.log('still alive'), 5);
