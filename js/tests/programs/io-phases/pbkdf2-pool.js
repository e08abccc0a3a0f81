// area: io-phases
// runtimes: node
// what: Hashes run at once in the thread pool and finish in any order
// varies: threads of the pool finish in any order
const crypto = require('node:crypto');
for (let i = 1; i <= 3; i++) crypto.pbkdf2('p', 's', 20000, 32, 'sha256', () => console.log('hash', i));
console.log('sync');
