// area: blocking
// runtimes: node browser
// what: An interval does not make up for missed calls
let n = 0;
const id = setInterval(() => { n += 1; console.log('tick', n); if (n === 3) clearInterval(id); }, 10);
const end = Date.now() + 100;
while (Date.now() < end);
console.log('blocked 100 ms, ticks', n);
