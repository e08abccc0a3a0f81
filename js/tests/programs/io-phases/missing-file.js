// area: io-phases
// runtimes: node
// what: An error from fs comes in the callback, with its code
const fs = require('node:fs');
fs.readFile('no-such-file', (error) => console.log(error.code, error.syscall));
try { fs.readFileSync('no-such-file'); } catch (e) { console.log('sync', e.code, e.message); }
fs.promises.readFile('no-such-file').catch((e) => setTimeout(() => console.log('promise', e.code), 50));
