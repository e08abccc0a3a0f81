// area: clamp
// runtimes: browser
// what: setInterval(0) is clamped after its first rounds (median of nine intervals)
// settle: 800
const { port1, port2 } = new MessageChannel();
const rounds = [];
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
port1.onmessage = () => {
  const gaps = [];
  let last = performance.now();
  const id = setInterval(() => {
    const now = performance.now();
    gaps.push(now - last);
    last = now;
    if (gaps.length < 10) return;
    clearInterval(id);
    rounds.push(gaps);
    if (rounds.length < 9) return port2.postMessage(0);
    console.log(gaps.map((_, i) => (median(rounds.map((r) => r[i])) < 2.5 ? 'short' : 'clamped')).join(' '));
  }, 0);
};
port2.postMessage(0);
