// area: classic
// runtimes: node browser
// what: Sometimes sync, sometimes async
const cache = new Map();
function read(key, callback) { if (cache.has(key)) return callback(cache.get(key)); setTimeout(() => { cache.set(key, key + '!'); callback(cache.get(key)); }, 5); }
read('a', (v) => { console.log('first', v); read('a', (w) => console.log('second', w)); console.log('after second call'); });
console.log('after first call');
