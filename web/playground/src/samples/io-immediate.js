const fs = require('fs');

// After poll comes check, then timers: the immediate is first.
fs.readFile(__filename, () => {
  console.log('file read');
  setTimeout(() => console.log('timeout'), 0);
  setImmediate(() => console.log('immediate'));
  process.nextTick(() => console.log('nextTick'));
});

console.log('main');
