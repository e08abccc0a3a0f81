// area: message-channel
// runtimes: browser
// what: Messages that waited for start() come one first, then the rest
addEventListener('load', () => setTimeout(() => {
  const { port1, port2 } = new MessageChannel();
  addEventListener('message', ({ data }) => console.log('window', data));
  port2.postMessage(1);
  port2.postMessage(2);
  postMessage('before start');
  port1.onmessage = ({ data }) => console.log('port', data);
  port2.postMessage(3);
  postMessage('after start');
}, 30));
