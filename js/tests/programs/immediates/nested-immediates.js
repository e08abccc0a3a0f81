// area: immediates
// runtimes: node
// what: An immediate set by an immediate runs in the next turn
setImmediate(() => {
  console.log('a');
  setImmediate(() => console.log('a nested'));
});
setImmediate(() => console.log('b'));
