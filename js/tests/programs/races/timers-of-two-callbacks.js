// area: races
// runtimes: node
// what: Timers of 5 and 3 ms, set in a timer and behind fs.promises
// varies: how long fs.promises takes to load and to answer
const fs = require('fs'), out = [];
process.on('exit', () => console.log(out.join(' ')));
setTimeout(() => {
  out.push('2 ms');
  setTimeout(() => out.push('5 ms'), 5);
}, 2);
fs.promises.stat('.').then(() => {
  out.push('stat');
  setImmediate(() => setTimeout(() => out.push('3 ms'), 3));
});
