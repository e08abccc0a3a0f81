// area: io-phases
// runtimes: node
// what: An immediate in an I/O callback comes before the answer to a new request
const fs = require('node:fs');
fs.access(__filename, () => {
  console.log('access 1');
  fs.access(__filename, () => console.log('access 2'));
  setImmediate(() => console.log('immediate'));
});
