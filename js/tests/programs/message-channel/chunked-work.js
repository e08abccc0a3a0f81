// area: message-channel
// runtimes: browser
// what: Work in chunks by messages lets a timer in; by microtasks not
// settle: 1500
const { port1, port2 } = new MessageChannel();
let n = 0;
let timerAt = null;
setTimeout(() => { timerAt = n; }, 0);
port1.onmessage = () => {
  const end = performance.now() + 5;
  while (performance.now() < end);
  n += 1;
  if (n < 20) port2.postMessage(0);
  else console.log('timer came in between', timerAt !== null && timerAt < 20);
};
port2.postMessage(0);
