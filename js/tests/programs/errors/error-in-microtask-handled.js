// area: errors
// runtimes: node
// what: Handled errors in microtasks and ticks: the rest still runs
process.on('uncaughtException', (e) => console.log('caught', e.message));
queueMicrotask(() => { throw new Error('micro'); });
queueMicrotask(() => console.log('next micro'));
process.nextTick(() => { throw new Error('tick'); });
process.nextTick(() => console.log('next tick'));
