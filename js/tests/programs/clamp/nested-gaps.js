// area: clamp
// runtimes: browser
// what: Nested timers of 0 wait 4 ms from a certain level on
// settle: 400
const start = performance.now();
const times = [];
function nest() {
  times.push(performance.now());
  if (times.length < 12) setTimeout(nest, 0);
  else {
    const gaps = times.map((t, i) => t - (i ? times[i - 1] : start));
    console.log(gaps.map((gap) => (gap < 3.5 ? 'short' : 'clamped')).join(' '));
  }
}
setTimeout(nest, 0);
