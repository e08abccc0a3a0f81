// area: races
// runtimes: node
// what: A timer that sets an immediate, against one 2 ms later
// varies: a loop that wakes late finds both timers due
setTimeout(() => { console.log('t1'); setImmediate(() => console.log('imm')); const e = Date.now() + 5; while (Date.now() < e); }, 1);
setTimeout(() => console.log('t2'), 3);
