// area: immediates
// runtimes: node
// what: setTimeout 0 against setImmediate in the main module is open
// varies: whether 1 ms has passed before the first timers phase
setTimeout(() => console.log('timeout'), 0);
setImmediate(() => console.log('immediate'));
