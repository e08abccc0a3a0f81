// ends: endless callbacks
const { Readable } = require('stream');
new Readable({ read() { setImmediate(() => this.push('x')); } }).resume();
