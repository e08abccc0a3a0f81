const { port1, port2 } = new MessageChannel();

port1.onmessage = ({ data }) => {
  console.log('message', data);
  if (data < 3) port2.postMessage(data + 1);
  else port1.close();
};

setTimeout(() => console.log('timeout 0'), 0);
setTimeout(() => console.log('timeout 5'), 5);
port2.postMessage(1);
Promise.resolve().then(() => console.log('microtask'));
console.log('script');
