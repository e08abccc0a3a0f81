// area: timers
// runtimes: node
// what: In Node a timer that throws ends the process
setTimeout(() => { console.log('first'); throw new Error('boom'); }, 5);
setTimeout(() => console.log('never'), 5);
process.on('exit', (code) => console.log('exit', code));
