// area: io-phases
// runtimes: node
// what: Inside an I/O callback the immediate comes before the timeout
const fs = require('node:fs');
fs.readFile(__filename, () => {
  console.log('read');
  setTimeout(() => console.log('timeout'), 0);
  setImmediate(() => console.log('immediate'));
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('promise'));
});
