// area: timers
// runtimes: node browser
// what: An interval repeats until cleared from inside
let n = 0;
const id = setInterval(() => {
  n += 1;
  console.log('tick', n);
  if (n === 3) { clearInterval(id); console.log('cleared'); }
}, 10);
setTimeout(() => console.log('after', n), 150);
