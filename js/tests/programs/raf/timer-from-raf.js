// area: raf
// runtimes: browser
// what: A timer and a message from a frame callback come before the next frame
addEventListener('load', () => setTimeout(() => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  console.log('frame 1');
  requestAnimationFrame(() => console.log('frame 2'));
  channel.port1.onmessage = () => console.log('message');
  channel.port2.postMessage(0);
  Promise.resolve().then(() => console.log('micro'));
}), 30));
