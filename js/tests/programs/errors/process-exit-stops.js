// area: errors
// runtimes: node
// what: process.exit ends at once; exit handlers run, timers and promises do not
setTimeout(() => console.log('never'), 0);
Promise.resolve().then(() => console.log('never'));
process.nextTick(() => console.log('never'));
process.on('exit', (code) => console.log('exit', code));
console.log('before');
process.exit(5);
console.log('never');
