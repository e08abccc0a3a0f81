// area: races
// runtimes: node
// what: dns.lookup against fs.stat
// varies: threads of the pool may end in any order
const fs = require('fs'); const dns = require('dns');
dns.lookup('localhost', () => console.log('dns')); fs.stat('.', () => console.log('stat'));
