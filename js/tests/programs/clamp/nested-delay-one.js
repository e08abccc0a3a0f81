// area: clamp
// runtimes: browser
// what: A nested delay of 1 is clamped as 0 is (median of fifteen chains)
// settle: 1200
const { port1, port2 } = new MessageChannel();
const rounds = [];
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
port1.onmessage = () => {
  const gaps = [];
  let last = performance.now();
  (function nest() {
    setTimeout(() => {
      const now = performance.now();
      gaps.push(now - last);
      last = now;
      if (gaps.length < 10) return nest();
      rounds.push(gaps);
      if (rounds.length < 15) return port2.postMessage(0);
      console.log(gaps.map((_, i) => (median(rounds.map((r) => r[i])) < 3.6 ? 'short' : 'clamped')).join(' '));
    }, 1);
  })();
};
port2.postMessage(0);
