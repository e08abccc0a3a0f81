// area: timers
// runtimes: node
// what: node:timers/promises
import { setTimeout as sleep, setImmediate as immediate, setInterval as every } from 'node:timers/promises';
console.log(await sleep(10, 'slept'));
console.log(await immediate('immediate'));
let n = 0;
for await (const v of every(5, 'tick')) { console.log(v, ++n); if (n === 3) break; }
console.log('end');
