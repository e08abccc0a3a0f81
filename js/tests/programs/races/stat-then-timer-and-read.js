// area: races
// runtimes: node
// what: A timer, a read and a chain of immediates set in a callback of fs.stat
// varies: the read takes about as long as the timer
const fs = require('fs');
fs.stat('.', () => { setTimeout(() => console.log('t'), 1); fs.readFile(__filename, () => console.log('read')); setImmediate(() => setImmediate(() => setImmediate(() => console.log('i3')))); });
