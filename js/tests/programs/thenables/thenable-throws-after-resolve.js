// area: thenables
// runtimes: node browser
// what: A throw after resolve in a thenable is ignored
Promise.resolve({ then(resolve) { resolve('kept'); throw new Error('lost'); } })
  .then((v) => console.log(v), (e) => console.log('error', e.message));
