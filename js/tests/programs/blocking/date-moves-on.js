// area: blocking
// runtimes: node browser
// what: Clocks move while code runs and never go back
const a = Date.now();
const p = performance.now();
let spins = 0;
while (Date.now() - a < 5) spins += 1;
console.log(spins > 0, performance.now() > p, Date.now() >= a + 5);
