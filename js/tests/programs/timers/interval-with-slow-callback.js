// area: timers
// runtimes: node browser
// what: A slow interval callback does not pile up calls
let n = 0;
const id = setInterval(() => {
  n += 1;
  console.log('start', n);
  const end = Date.now() + 30;
  while (Date.now() < end);
  console.log('end', n);
  if (n === 2) clearInterval(id);
}, 10);
setTimeout(() => console.log('timeout 150'), 150);
