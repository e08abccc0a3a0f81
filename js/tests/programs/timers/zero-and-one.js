// area: timers
// runtimes: node browser
// what: setTimeout 1 before setTimeout 0: one list in Node, two times in a page
// varies: a machine that stalls for a millisecond between the calls moves the later deadline
setTimeout(() => console.log('one'), 1);
setTimeout(() => console.log('zero'), 0);
const end = performance.now() + 20;
while (performance.now() < end);
