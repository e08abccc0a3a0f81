// area: message-channel
// runtimes: browser
// what: Of a port's messages the first has its task at once, the rest when that one has run
addEventListener('load', () => setTimeout(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    console.log('port', data);
    if (data === 2) {
      port2.postMessage('late');
      postMessage('from 2');
    }
    if (data === 4) postMessage('from 4');
  };
  addEventListener('message', ({ data }) => console.log('window', data));
  for (let i = 1; i <= 4; i += 1) {
    port2.postMessage(i);
    postMessage(i);
  }
}, 30));
