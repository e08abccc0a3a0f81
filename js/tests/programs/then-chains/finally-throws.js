// area: then-chains
// runtimes: node browser
// what: A throw in finally replaces the value
Promise.resolve('v')
  .finally(() => { throw new Error('from finally'); })
  .then(() => console.log('never'), (error) => console.log(error.message));
Promise.reject(new Error('first'))
  .finally(() => { throw new Error('second'); })
  .catch((error) => console.log(error.message));
