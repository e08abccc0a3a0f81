// area: timers
// runtimes: node browser
// what: After a block, due timers fire by deadline
setTimeout(() => console.log('20'), 20);
setTimeout(() => console.log('10'), 10);
const end = Date.now() + 40;
while (Date.now() < end);
console.log('unblocked');
