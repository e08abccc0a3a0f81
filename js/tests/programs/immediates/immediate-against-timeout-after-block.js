// area: immediates
// runtimes: node
// what: After a block of 10 ms the timer is due and comes first
setTimeout(() => console.log('timeout'), 0);
setImmediate(() => console.log('immediate'));
const end = Date.now() + 10;
while (Date.now() < end);
