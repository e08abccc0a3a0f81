// area: clamp
// runtimes: browser
// what: A timer set from a message starts at level one again: most of twenty wait less than 3 ms
// settle: 600
const { port1, port2 } = new MessageChannel();
let n = 0;
let short = 0;
port1.onmessage = () => {
  const before = performance.now();
  setTimeout(() => {
    n += 1;
    if (performance.now() - before < 3) short += 1;
    if (n < 20) port2.postMessage(0);
    else console.log('never clamped', short > 10);
  }, 0);
};
port2.postMessage(0);
