// area: unhandled-rejections
// runtimes: node
// what: unhandledRejection comes after ticks and microtasks
process.on('unhandledRejection', (reason, promise) => console.log('unhandled', reason.message, promise instanceof Promise));
Promise.reject(new Error('r'));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('micro')).then(() => console.log('micro 2'));
setImmediate(() => console.log('immediate'));
console.log('sync');
