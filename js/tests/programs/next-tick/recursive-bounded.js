// area: next-tick
// runtimes: node
// what: Recursive ticks run before a timer and an immediate
let n = 0;
setTimeout(() => console.log('timer', n));
setImmediate(() => console.log('immediate', n));
(function again() { n += 1; if (n < 500) process.nextTick(again); })();
const end = Date.now() + 10;
while (Date.now() < end);
