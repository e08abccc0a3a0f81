// area: timers
// runtimes: node
// what: util.promisify(setTimeout) resolves with the value
const { promisify } = require('node:util');
promisify(setTimeout)(100, 'value').then((v) => console.log(v));
promisify(setImmediate)('now').then((v) => console.log(v));
