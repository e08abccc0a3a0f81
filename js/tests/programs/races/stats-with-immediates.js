// area: races
// runtimes: node
// what: Two fs.stat that set an immediate each
// varies: both may be found at one look, or at two
const fs = require('fs');
fs.stat('.', () => { console.log('a'); setImmediate(() => console.log('a-imm')); });
fs.stat('.', () => { console.log('b'); setImmediate(() => console.log('b-imm')); });
