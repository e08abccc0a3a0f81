// area: message-channel
// runtimes: node
// what: Closing a port tells the other side
const { port1, port2 } = new MessageChannel();
port1.on('message', (m) => console.log('message', m));
port1.on('close', () => console.log('port1 closed'));
port2.on('close', () => console.log('port2 closed'));
port2.postMessage('last');
port2.close();
