// area: blocking
// runtimes: node browser
// what: Clocks move while code runs and never go back
const a = Date.now();
const p = performance.now();
while (Date.now() - a < 5);
console.log(performance.now() > p, Date.now() >= a + 5);
