// area: clamp
// runtimes: browser
// what: setInterval(0) is clamped after its first rounds
// settle: 400
let last = performance.now();
const gaps = [];
const id = setInterval(() => {
  const now = performance.now();
  gaps.push(now - last < 3.2 ? 'short' : 'clamped');
  last = now;
  if (gaps.length === 10) { clearInterval(id); console.log(gaps.join(' ')); }
}, 0);
