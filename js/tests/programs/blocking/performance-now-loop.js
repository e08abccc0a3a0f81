// area: blocking
// runtimes: node browser
// what: The same with performance.now
const start = performance.now();
setTimeout(() => console.log('timer'), 0);
while (performance.now() - start < 30);
console.log('blocked for 30 ms', performance.now() - start >= 30);
