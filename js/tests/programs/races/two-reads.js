// area: races
// runtimes: node
// what: Two fs.readFile at once
// varies: threads of the pool may end in any order
const fs = require('fs');
fs.readFile(__filename, () => console.log('r1')); fs.readFile(__filename, () => console.log('r2'));
