// area: dom-events
// runtimes: node
// what: A listener that is async goes on after emit returned
const { EventEmitter } = require('node:events');
const e = new EventEmitter();
e.on('x', async () => { console.log('a1'); await null; console.log('a2'); });
e.on('x', () => console.log('b'));
e.emit('x');
console.log('emitted');
