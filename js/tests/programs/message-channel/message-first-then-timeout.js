// area: message-channel
// runtimes: browser
// what: A message posted before a timer of 0, from a task
// varies: two task sources, the choice is the browser's
addEventListener('load', () => setTimeout(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => console.log('message');
  port2.postMessage(0);
  setTimeout(() => console.log('timeout'), 0);
}, 30));
