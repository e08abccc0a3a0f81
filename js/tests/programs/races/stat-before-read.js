// area: races
// runtimes: node
// what: fs.stat, one trip, against fs.readFile, four
const fs = require('fs');
fs.readFile(__filename, () => console.log('read'));
fs.stat('.', () => { console.log('stat'); setImmediate(() => console.log('immediate')); });
