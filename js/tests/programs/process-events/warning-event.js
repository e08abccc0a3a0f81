// area: process-events
// runtimes: node
// what: emitWarning prints and emits in a tick
process.on('warning', (w) => console.log('warning', w.name, w.message));
process.emitWarning('careful');
process.nextTick(() => console.log('tick'));
console.log('sync');
