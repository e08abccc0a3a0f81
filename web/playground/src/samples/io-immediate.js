const fs = require('fs');

// After the poll phase comes check, then timers: here the immediate is always first.
fs.readFile(__filename, () => {
  console.log('file read');
  setTimeout(() => console.log('timeout'), 0);
  setImmediate(() => console.log('immediate'));
  process.nextTick(() => console.log('nextTick'));
});

console.log('main');
