// area: io-phases
// runtimes: node
// what: A hash in the pool does not hold the loop
const crypto = require('node:crypto');
crypto.pbkdf2('p', 's', 300000, 32, 'sha512', () => console.log('hash'));
setImmediate(() => console.log('immediate'));
setTimeout(() => console.log('timer'), 5);
