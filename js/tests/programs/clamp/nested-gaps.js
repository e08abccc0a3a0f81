// area: clamp
// runtimes: browser
// what: The seventh of nested timers of 0 is the first to wait 4 ms (median of seven chains)
// settle: 700
const { port1, port2 } = new MessageChannel();
const rounds = [];
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
// A message starts each chain, so that each begins at nesting level zero.
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
      if (rounds.length < 7) return port2.postMessage(0);
      console.log(gaps.map((_, i) => (median(rounds.map((r) => r[i])) < 3 ? 'short' : 'clamped')).join(' '));
    }, 0);
  })();
};
port2.postMessage(0);
