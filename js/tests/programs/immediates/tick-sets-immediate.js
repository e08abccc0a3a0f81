// area: immediates
// runtimes: node node-10
// what: An immediate set in a tick of an immediate waits a turn
setImmediate(() => {
  console.log('a');
  process.nextTick(() => { console.log('tick'); setImmediate(() => console.log('late')); });
});
setImmediate(() => { console.log('b'); setImmediate(() => console.log('later')); });
