// area: message-channel
// runtimes: browser
// what: A timer of 0 set before a message is posted, from a task
// varies: two task sources, the choice is the browser's
addEventListener('load', () => setTimeout(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => console.log('message');
  setTimeout(() => console.log('timeout'), 0);
  port2.postMessage(0);
}, 30));
