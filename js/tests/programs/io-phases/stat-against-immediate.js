// area: io-phases
// runtimes: node
// what: One fs request against an immediate
// varies: the thread pool may answer before the first poll
const fs = require('node:fs');
fs.stat(__filename, () => console.log('stat'));
setImmediate(() => console.log('immediate'));
