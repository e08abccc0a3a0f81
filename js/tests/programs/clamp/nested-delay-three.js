// area: clamp
// runtimes: browser
// what: A nested delay of 3 rises to 4
// settle: 400
const times = [performance.now()];
(function nest() {
  setTimeout(() => {
    times.push(performance.now());
    if (times.length < 11) nest();
    else {
      const early = times[4] - times[0];
      const late = times[10] - times[6];
      console.log(late >= 15.9, early >= 11.9);
    }
  }, 3);
})();
