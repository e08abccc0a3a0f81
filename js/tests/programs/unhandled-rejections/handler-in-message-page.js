// area: unhandled-rejections
// runtimes: browser
// what: A rejection and a message: the event against the message task
const channel = new MessageChannel();
addEventListener('unhandledrejection', (event) => { console.log('unhandled'); event.preventDefault(); });
channel.port1.onmessage = () => console.log('message');
setTimeout(() => { Promise.reject('r'); channel.port2.postMessage(0); console.log('sync'); }, 30);
