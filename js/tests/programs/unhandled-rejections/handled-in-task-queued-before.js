// area: unhandled-rejections
// runtimes: browser
// what: A handler added by a message that was posted before the rejection is noticed
addEventListener('unhandledrejection', (event) => { console.log('unhandled'); event.preventDefault(); });
addEventListener('rejectionhandled', () => console.log('rejectionhandled'));
addEventListener('load', () => setTimeout(() => {
  const { port1, port2 } = new MessageChannel();
  const p = Promise.reject('r');
  port1.onmessage = () => { p.catch(() => console.log('caught')); console.log('message'); };
  port2.postMessage(0);
}, 30));
