// area: io-phases
// runtimes: node
// what: fs.stat calls back after the script, and an immediate set there comes before a far timer
const fs = require('node:fs');
fs.stat(__filename, (error, stats) => {
  console.log('stat', error, stats.isFile());
  setImmediate(() => console.log('immediate in stat'));
});
setTimeout(() => console.log('timer 100'), 100);
console.log('sync');
