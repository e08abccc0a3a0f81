// area: races
// runtimes: node
// what: fs.promises against an immediate and a timer
// varies: everything depends on how soon the trips end
const fs = require('fs');
fs.promises.stat('.').then(() => console.log('p1')); fs.promises.readFile(__filename).then(() => console.log('p2'));
setImmediate(() => console.log('i1')); setTimeout(() => console.log('t'), 0);
