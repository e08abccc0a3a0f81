// area: message-channel
// runtimes: node browser
// what: Messages of one port keep their order, with microtasks between
const { port1, port2 } = new MessageChannel();
port1.onmessage = (event) => {
  console.log('message', event.data);
  Promise.resolve().then(() => console.log('micro', event.data));
  if (event.data === 3) port1.close();
};
for (const n of [1, 2, 3]) port2.postMessage(n);
