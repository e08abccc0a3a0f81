// area: io-phases
// runtimes: node
// what: An immediate comes before a file that takes several reads
const fs = require('node:fs');
fs.readFile(__filename, () => console.log('read'));
setImmediate(() => console.log('immediate'));
setTimeout(() => console.log('timer'), 100);
