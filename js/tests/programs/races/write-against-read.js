// area: races
// runtimes: node
// what: fs.writeFile, three trips, against fs.readFile, four
// varies: operations of several requests may end in any order
const fs = require('fs');
const file = require('path').join(require('os').tmpdir(), `looplab-${process.pid}.txt`);
fs.writeFile(file, 'x', () => {
  console.log('written');
  fs.unlinkSync(file);
});
fs.readFile(__filename, () => console.log('read'));
