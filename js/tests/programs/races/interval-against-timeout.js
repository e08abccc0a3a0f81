// area: races
// runtimes: node
// what: An interval of 3 ms whose first turn loads fs.promises, beside a timeout of 5 ms
// varies: how long printing and loading take
const fs = require('fs');
console.log('start');
let turns = 0;
const interval = setInterval(() => {
  console.log('interval');
  if (turns++) return clearInterval(interval);
  fs.promises.stat('.').then(() => console.log('stat'));
}, 3);
setTimeout(() => console.log('5 ms'), 5);
