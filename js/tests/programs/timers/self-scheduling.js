// area: timers
// runtimes: node browser
// what: setTimeout rescheduling itself
let n = 0;
function tick() { n += 1; console.log('tick', n); if (n < 4) setTimeout(tick, 10); }
setTimeout(tick, 10);
console.log('started');
