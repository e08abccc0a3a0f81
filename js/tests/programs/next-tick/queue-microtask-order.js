// area: next-tick
// runtimes: node
// what: queueMicrotask inside a tick runs after all ticks
process.nextTick(() => { console.log('tick 1'); queueMicrotask(() => console.log('micro')); });
process.nextTick(() => console.log('tick 2'));
