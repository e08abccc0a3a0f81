// area: races
// runtimes: node
// what: Three fs.promises.stat against a timer
// varies: everything depends on how soon the trips end
const fs = require('fs');
let done = 0;
for (let i = 0; i < 3; i++) fs.promises.stat('.').then(() => { console.log('s' + i); if (++done === 3) setImmediate(() => console.log('imm')); });
setTimeout(() => console.log('t'), 2);
