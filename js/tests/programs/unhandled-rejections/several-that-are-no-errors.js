// area: unhandled-rejections
// runtimes: node node-10
// what: Rejections with what is no error are each wrapped and reported, also when a handler takes them
process.on('uncaughtException', (e, origin) => console.log('uncaught', e.name, e.code, e.message, origin));
Promise.reject(0);
Promise.reject(new Error('one'));
Promise.reject({ two: 2 });
Promise.reject('three');
setTimeout(() => console.log('timeout'), 5);
