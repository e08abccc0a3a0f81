// area: message-channel
// runtimes: node browser
// what: BroadcastChannel reaches the other object of the same name, not itself
const a = new BroadcastChannel('room');
const b = new BroadcastChannel('room');
a.onmessage = () => console.log('never');
b.onmessage = (event) => { console.log('b got', event.data); a.close(); b.close(); };
a.postMessage('hi');
console.log('sync');
