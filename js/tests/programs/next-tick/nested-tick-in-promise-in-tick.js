// area: next-tick
// runtimes: node
// what: Ticks drain first, then all microtasks, then ticks again
process.nextTick(() => {
  console.log('tick 1');
  Promise.resolve().then(() => {
    console.log('promise in tick');
    process.nextTick(() => console.log('tick in promise in tick'));
    Promise.resolve().then(() => console.log('promise in promise'));
  });
  process.nextTick(() => console.log('tick in tick'));
});
process.nextTick(() => console.log('tick 2'));
Promise.resolve().then(() => { console.log('promise 1'); process.nextTick(() => console.log('tick in promise')); });
Promise.resolve().then(() => console.log('promise 2'));
