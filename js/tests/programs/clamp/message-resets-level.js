// area: clamp
// runtimes: browser
// what: A timer set from a message starts at level one again
// settle: 400
const channel = new MessageChannel();
let n = 0;
let before;
channel.port1.onmessage = () => {
  before = performance.now();
  setTimeout(() => {
    n += 1;
    console.log(n, performance.now() - before < 3.5 ? 'short' : 'clamped');
    if (n < 10) channel.port2.postMessage(0);
  }, 0);
};
channel.port2.postMessage(0);
