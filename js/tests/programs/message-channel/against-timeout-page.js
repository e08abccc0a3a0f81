// area: message-channel
// runtimes: browser
// what: A message against a timer of 0 in a page
// varies: two task sources, the choice is the browser's
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => console.log('message');
setTimeout(() => console.log('timeout'), 0);
port2.postMessage(0);
