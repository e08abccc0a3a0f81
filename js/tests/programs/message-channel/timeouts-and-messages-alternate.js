// area: message-channel
// runtimes: browser
// what: Timers of 0 and messages set in turn
// varies: two task sources, the choice is the browser's
addEventListener('load', () => setTimeout(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => console.log('message', data);
  setTimeout(() => console.log('timeout 1'), 0);
  port2.postMessage(1);
  setTimeout(() => console.log('timeout 2'), 0);
  port2.postMessage(2);
  setTimeout(() => console.log('timeout 3'), 0);
}, 30));
