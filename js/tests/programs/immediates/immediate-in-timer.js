// area: immediates
// runtimes: node
// what: From a timer, an immediate comes before the next timer of 0
setTimeout(() => {
  setTimeout(() => console.log('timeout'), 0);
  setImmediate(() => console.log('immediate'));
}, 5);
