// area: errors
// runtimes: browser
// what: After a script that throws, its microtasks still run
addEventListener('error', (event) => { console.log('error event'); event.preventDefault(); });
queueMicrotask(() => console.log('micro'));
console.log('sync');
null.x;
