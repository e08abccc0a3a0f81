// ends: endless loop
const e = new (require('events'))();
let n = 0;
while (true) { e.once('x', () => n++); e.emit('x'); }
