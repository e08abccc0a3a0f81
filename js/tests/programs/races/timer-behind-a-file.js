// area: races
// runtimes: node
// what: Two timers of one delay, the second set in a microtask, with a request between
// varies: a millisecond may end between their starts, and the request be done then
const fs = require('fs');
setTimeout(() => {
  Promise.resolve().then(() => setTimeout(() => console.log('second'), 1));
  setTimeout(() => { console.log('first'); fs.stat('.', () => console.log('stat')); }, 0);
}, 20);
