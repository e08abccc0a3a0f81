// area: races
// runtimes: node
// what: fs.stat behind fs.writeFile, against fs.promises.readFile and the immediate it sets
// varies: which operation is done first, and what else is done when the loop looks
const fs = require('fs'), out = [];
process.on('exit', () => console.log(out.join(' ')));
fs.promises.stat('.').then(() => {
  out.push('stat');
  fs.writeFile('out.txt', 'x', () => {
    out.push('written');
    fs.stat('.', () => out.push('stat again'));
  });
});
fs.promises.readFile(__filename).then(() => {
  out.push('read');
  setImmediate(() => out.push('immediate'));
});
