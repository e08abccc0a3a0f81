// area: timers
// runtimes: node browser
// what: Delays 2, 1, 0 after a block: Node orders by list of duration, a page by time
// varies: a machine that stalls for a millisecond between the calls moves the later deadlines
setTimeout(() => console.log(2), 2);
setTimeout(() => console.log(1), 1);
setTimeout(() => console.log(0), 0);
const end = Date.now() + 30;
while (Date.now() < end);
