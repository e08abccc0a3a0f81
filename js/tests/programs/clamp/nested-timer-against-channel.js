// area: clamp
// runtimes: browser
// what: Below the clamp a nested timer is not 4 ms late; above it is
// settle: 400
let level = 0;
function nest() {
  level += 1;
  const before = performance.now();
  if (level === 10) return console.log('end');
  setTimeout(() => { console.log(level, performance.now() - before >= 3.5 ? 'waited' : 'at once'); nest(); }, 0);
}
nest();
