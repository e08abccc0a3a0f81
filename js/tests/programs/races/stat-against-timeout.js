// area: races
// runtimes: node
// what: fs.stat against a timer
// varies: the first trip to the pool takes about as long as the timer
const fs = require('fs');
fs.stat('.', () => console.log('stat'));
setTimeout(() => console.log('timeout'), 0);
