// area: timers
// runtimes: node
// what: An unref'd timer fires if something else keeps the process alive
setTimeout(() => console.log('unref 10'), 10).unref();
setTimeout(() => console.log('ref 50'), 50);
