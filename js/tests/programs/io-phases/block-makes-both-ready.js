// area: io-phases
// runtimes: node
// what: After a block both a timer and a stat are ready: the timer phase is first
const fs = require('node:fs');
fs.stat(__filename, () => console.log('stat'));
setTimeout(() => console.log('timer'), 5);
const end = Date.now() + 60;
while (Date.now() < end);
