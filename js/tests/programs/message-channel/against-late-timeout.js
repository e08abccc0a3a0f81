// area: message-channel
// runtimes: node browser
// what: A message comes before a timer of 50
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => { console.log('message'); port1.close(); };
setTimeout(() => console.log('timeout'), 50);
port2.postMessage(0);
