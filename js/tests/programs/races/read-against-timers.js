// area: races
// runtimes: node
// what: fs.readFile against timers of 1 ms
// varies: four trips to the pool take about as long as the timers
const fs = require('fs');
fs.readFile(__filename, () => console.log('read'));
setTimeout(() => console.log('t1'), 1); setTimeout(() => console.log('t0'), 0);
