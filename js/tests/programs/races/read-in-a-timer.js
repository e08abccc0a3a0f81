// area: races
// runtimes: node
// what: fs.promises and fs.readFile, begun in two timers
// varies: how soon the requests end, and what is begun meanwhile
const fs = require('fs'), out = [];
process.on('exit', () => console.log(out.join(' ')));
setTimeout(() => {
  setTimeout(() => {
    out.push('1 ms');
    fs.readFile(__filename, () => out.push('read'));
    setImmediate(() => out.push('immediate'));
  }, 1);
  fs.promises.stat('.').then(() => out.push('stat'));
  fs.promises.readFile(__filename).then(() => {
    out.push('promised read');
    fs.stat('.', () => out.push('stat again'));
  });
}, 20);
