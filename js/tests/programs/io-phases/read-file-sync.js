// area: io-phases
// runtimes: node
// what: A synchronous read comes before everything
const fs = require('node:fs');
setTimeout(() => console.log('timer'), 5);
Promise.resolve().then(() => console.log('promise'));
console.log('length', fs.readFileSync(__filename, 'utf8').length > 0);
console.log('exists', fs.existsSync(__filename), fs.existsSync('nothing-here'));
