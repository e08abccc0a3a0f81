// area: timers
// runtimes: node
// what: An unref'd timer does not keep the process alive
setTimeout(() => console.log('never'), 50).unref();
setTimeout(() => console.log('kept'), 10);
process.on('exit', () => console.log('exit'));
