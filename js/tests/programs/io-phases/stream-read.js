// area: io-phases
// runtimes: node
// what: A read stream: open, ready, data, end, close
const fs = require('node:fs');
const stream = fs.createReadStream(__filename);
for (const name of ['open', 'ready', 'data', 'end', 'close']) stream.on(name, () => console.log(name));
setTimeout(() => console.log('timer 200'), 200);
console.log('sync');
