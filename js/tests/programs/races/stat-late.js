// area: races
// runtimes: node
// what: fs.stat in a timer against timers of 1 and 2 ms
// varies: the trip may be late
const fs = require('fs');
setTimeout(() => { fs.stat('.', () => console.log('stat')); setTimeout(() => console.log('t0'), 0); setTimeout(() => console.log('t2'), 2); }, 5);
