// area: classic
// runtimes: node
// what: ticks, promises, timers and immediates from one I/O callback
const fs = require('fs');
console.log('start');
process.nextTick(() => console.log('nextTick'));
Promise.resolve().then(() => console.log('promise'));
fs.readFile(__filename, () => {
  console.log('readFile');
  setTimeout(() => console.log('timeout in io'), 0);
  setImmediate(() => console.log('immediate in io'));
  process.nextTick(() => console.log('nextTick in io'));
});
console.log('end');
