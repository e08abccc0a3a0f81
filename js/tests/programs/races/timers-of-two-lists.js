// area: races
// runtimes: node
// what: A timer of 2 ms set a little after one of 3 ms
// varies: a millisecond may end between their starts
const fs = require('fs');
setTimeout(() => {
  setTimeout(() => console.log('3 ms'), 3);
  fs.stat('.', () => {});
  setTimeout(() => console.log('2 ms'), 2);
}, 20);
