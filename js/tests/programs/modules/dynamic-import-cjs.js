// area: modules
// runtimes: node
// what: Dynamic import in CommonJS
import('node:path').then((m) => console.log('imported', m.basename('/a/b')));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('promise'));
console.log('sync', typeof require, typeof module, typeof exports, this === module.exports);
