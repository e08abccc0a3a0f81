// area: dom-events
// runtimes: node
// what: EventEmitter: order, once, off, newListener
const { EventEmitter, once } = require('node:events');
const e = new EventEmitter();
e.on('newListener', (name) => console.log('adding', String(name)));
e.on('x', () => console.log('on'));
e.once('x', () => console.log('once'));
e.prependListener('x', () => console.log('prepended'));
console.log(e.emit('x'), e.listenerCount('x'));
console.log(e.emit('x'), e.eventNames().join());
once(e, 'later').then(([v]) => console.log('awaited', v));
setTimeout(() => e.emit('later', 42), 5);
