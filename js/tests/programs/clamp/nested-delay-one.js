// area: clamp
// runtimes: browser
// what: A nested delay of 1 is clamped as 0 is
// settle: 400
const times = [performance.now()];
(function nest() {
  setTimeout(() => {
    times.push(performance.now());
    if (times.length < 11) nest();
    else console.log(times.slice(1).map((t, i) => (t - times[i] < 3.5 ? 'short' : 'clamped')).join(' '));
  }, 1);
})();
