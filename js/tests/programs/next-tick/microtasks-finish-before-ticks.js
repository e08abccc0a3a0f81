// area: next-tick
// runtimes: node
// what: A tick set in a microtask waits until the microtasks are empty
Promise.resolve()
  .then(() => { console.log('p1'); process.nextTick(() => console.log('tick')); })
  .then(() => console.log('p2'))
  .then(() => console.log('p3'));
