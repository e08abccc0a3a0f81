// area: process-events
// runtimes: node
// what: process is an EventEmitter
process.on('custom', (a) => console.log('custom', a));
console.log(process.emit('custom', 1), process.emit('nobody'));
