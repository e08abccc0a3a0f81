// area: message-channel
// runtimes: browser
// what: window.postMessage and a MessageChannel, in turn
// varies: two task sources, the choice is the browser's
addEventListener('load', () => setTimeout(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => console.log('channel', data);
  addEventListener('message', ({ data }) => console.log('window', data));
  port2.postMessage(1);
  postMessage(1);
  port2.postMessage(2);
  postMessage(2);
}, 30));
