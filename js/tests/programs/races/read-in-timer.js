// area: races
// runtimes: node
// what: fs.readFile in a timer against timers and an immediate
const fs = require('fs');
setTimeout(() => { fs.readFile(__filename, () => console.log('read')); setTimeout(() => console.log('t0'), 0); setTimeout(() => console.log('t2'), 2); setImmediate(() => console.log('i')); }, 5);
