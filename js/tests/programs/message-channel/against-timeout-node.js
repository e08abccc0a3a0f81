// area: message-channel
// runtimes: node
// what: A message against a timer and an immediate in Node is open
// varies: the port wakes the loop when it likes
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => { console.log('message'); port1.close(); };
setTimeout(() => console.log('timeout'), 0);
setImmediate(() => console.log('immediate'));
port2.postMessage(0);
