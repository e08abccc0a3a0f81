// area: sync-micro-macro
// runtimes: node browser
// what: Synchronous code first, then microtasks, then timers
console.log('1 sync');
setTimeout(() => console.log('4 timeout'), 0);
Promise.resolve().then(() => console.log('3 promise'));
console.log('2 sync end');
