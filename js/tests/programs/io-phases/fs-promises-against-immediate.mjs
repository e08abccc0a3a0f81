// area: io-phases
// runtimes: node
// what: After await of a file, immediates come before timers
import { readFile } from 'node:fs/promises';
await readFile(import.meta.filename);
setTimeout(() => console.log('timeout'), 0);
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('tick'));
await null;
console.log('micro');
