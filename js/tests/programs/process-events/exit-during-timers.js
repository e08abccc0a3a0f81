// area: process-events
// runtimes: node
// what: process.exit in the first of two due timers
setTimeout(() => { console.log('one'); process.exit(); }, 5);
setTimeout(() => console.log('never'), 5);
process.on('exit', (code) => console.log('exit', code));
