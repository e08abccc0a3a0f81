// area: message-channel
// runtimes: browser
// what: window.postMessage is a task; its origin and data
addEventListener('message', (event) => console.log('message', event.data, event.origin === location.origin));
postMessage('one', '*');
postMessage('two');
Promise.resolve().then(() => console.log('micro'));
console.log('sync');
