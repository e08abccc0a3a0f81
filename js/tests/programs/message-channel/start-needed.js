// area: message-channel
// runtimes: node browser
// what: With addEventListener the port must be started
const { port1, port2 } = new MessageChannel();
port2.postMessage('queued');
port1.addEventListener('message', (event) => { console.log('got', event.data); port1.close(); });
setTimeout(() => { console.log('starting'); port1.start(); }, 20);
