// area: errors
// runtimes: node
// what: An error event without a listener throws
const EventEmitter = require('node:events');
const emitter = new EventEmitter();
try { emitter.emit('error', new Error('unheard')); } catch (e) { console.log('thrown', e.message); }
emitter.on('error', (e) => console.log('heard', e.message));
emitter.emit('error', new Error('second'));
