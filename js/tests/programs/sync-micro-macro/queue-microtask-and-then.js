// area: sync-micro-macro
// runtimes: node browser
// what: queueMicrotask and then share one first-in-first-out queue
queueMicrotask(() => console.log('micro 1'));
Promise.resolve().then(() => console.log('then 1'));
queueMicrotask(() => console.log('micro 2'));
Promise.resolve().then(() => console.log('then 2'));
console.log('sync');
