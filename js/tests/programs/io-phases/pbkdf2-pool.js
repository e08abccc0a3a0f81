// area: io-phases
// runtimes: node
// what: Four hashes run at once, all four before a fifth that was queued is not sure; each calls back once
// varies: threads of the pool finish in any order
const crypto = require('node:crypto');
for (let i = 1; i <= 3; i++) crypto.pbkdf2('p', 's', 20000, 32, 'sha256', () => console.log('hash', i));
console.log('sync');
