// area: next-tick
// runtimes: node
// what: Emitting is synchronous; a tick lets a listener be added first
const { EventEmitter } = require('node:events');
class Thing extends EventEmitter {
  constructor() { super(); this.emit('made', 'sync'); process.nextTick(() => this.emit('made', 'tick')); }
}
const thing = new Thing();
thing.on('made', (how) => console.log('made', how));
console.log('listener added');
