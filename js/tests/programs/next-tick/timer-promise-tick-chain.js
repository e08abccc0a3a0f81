// area: next-tick
// runtimes: node
// what: A chain through all queues
setTimeout(() => {
  console.log('timeout');
  setImmediate(() => {
    console.log('immediate');
    process.nextTick(() => {
      console.log('tick');
      Promise.resolve().then(() => console.log('promise'));
    });
  });
}, 5);
