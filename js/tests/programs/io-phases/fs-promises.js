// area: io-phases
// runtimes: node
// what: fs.promises continue as microtasks of the I/O callback
const fs = require('node:fs');
(async () => {
  const text = await fs.promises.readFile(__filename, 'utf8');
  console.log('read', text.startsWith('// area'));
  setImmediate(() => console.log('immediate'));
  setTimeout(() => console.log('timeout 50'), 50);
  process.nextTick(() => console.log('tick'));
  await null;
  console.log('after await');
})();
