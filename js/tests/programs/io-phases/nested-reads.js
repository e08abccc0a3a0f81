// area: io-phases
// runtimes: node
// what: Two reads one after another with immediates between
const fs = require('node:fs');
fs.readFile(__filename, () => {
  console.log('read 1');
  setImmediate(() => console.log('immediate 1'));
  fs.readFile(__filename, () => {
    console.log('read 2');
    setImmediate(() => console.log('immediate 2'));
  });
});
