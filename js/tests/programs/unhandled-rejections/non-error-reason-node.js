// area: unhandled-rejections
// runtimes: node
// what: A reason that is no error is wrapped
process.on('uncaughtException', (error, origin) => console.log(error.code, origin));
Promise.reject({ a: 1 });
