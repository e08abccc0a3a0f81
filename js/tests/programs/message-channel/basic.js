// area: message-channel
// runtimes: node browser
// what: A message is a task: after the script and its microtasks
const { port1, port2 } = new MessageChannel();
port1.onmessage = (event) => { console.log('message', event.data); port1.close(); };
port2.postMessage('hello');
Promise.resolve().then(() => console.log('micro'));
console.log('sync');
