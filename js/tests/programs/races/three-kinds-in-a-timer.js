// area: races
// runtimes: node
// what: fs.readFile, fs.promises.readFile and fs.stat in a timer
// varies: operations end in any order
const fs = require('fs');
setTimeout(() => {
  fs.readFile(__filename, () => console.log('read'));
  fs.promises.readFile(__filename).then(() => console.log('promise'));
  fs.stat('.', () => console.log('stat'));
}, 3);
