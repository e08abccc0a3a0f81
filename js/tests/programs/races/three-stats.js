// area: races
// runtimes: node
// what: Three fs.stat at once
// varies: threads of the pool may end in any order
const fs = require('fs');
fs.stat('.', () => console.log('a')); fs.stat('.', () => console.log('b')); fs.stat('.', () => console.log('c'));
