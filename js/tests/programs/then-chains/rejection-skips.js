// area: then-chains
// runtimes: node browser
// what: A rejection skips then handlers, one tick each, until a catch
Promise.reject(new Error('no'))
  .then(() => console.log('never'))
  .then(() => console.log('never'))
  .catch((error) => console.log('caught', error.message))
  .then(() => console.log('after catch'));
Promise.resolve().then(() => console.log('1')).then(() => console.log('2')).then(() => console.log('3')).then(() => console.log('4'));
