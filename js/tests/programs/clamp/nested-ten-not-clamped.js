// area: clamp
// runtimes: browser
// what: Delays of 4 and more are never changed
// settle: 500
const times = [performance.now()];
(function nest() {
  setTimeout(() => {
    times.push(performance.now());
    if (times.length < 9) nest();
    else console.log(times.slice(1).every((t, i) => t - times[i] >= 9.5));
  }, 10);
})();
