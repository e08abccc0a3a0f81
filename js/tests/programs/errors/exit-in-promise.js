// area: errors
// runtimes: node
// what: process.exit in a microtask stops the rest of the queue
Promise.resolve().then(() => { console.log('one'); process.exit(2); });
Promise.resolve().then(() => console.log('never'));
process.on('exit', (code) => console.log('exit', code));
