// area: timers
// runtimes: node
// what: refresh starts a timer again without a new object
let n = 0;
const t = setTimeout(() => { n += 1; console.log('fired', n); if (n < 3) t.refresh(); }, 10);
setTimeout(() => console.log('end', n), 120);
