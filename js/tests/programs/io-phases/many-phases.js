// area: io-phases
// runtimes: node
// what: The whole tour from one I/O callback
const fs = require('node:fs');
fs.readFile(__filename, () => {
  console.log('io');
  setTimeout(() => { console.log('timeout'); process.nextTick(() => console.log('timeout tick')); Promise.resolve().then(() => console.log('timeout micro')); }, 0);
  setImmediate(() => { console.log('immediate'); process.nextTick(() => console.log('immediate tick')); Promise.resolve().then(() => console.log('immediate micro')); });
  process.nextTick(() => console.log('io tick'));
  queueMicrotask(() => console.log('io micro'));
});
