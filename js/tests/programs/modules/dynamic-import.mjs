// area: modules
// runtimes: node
// what: Dynamic import resolves after the microtasks of the script
import('node:fs').then((m) => console.log('imported', typeof m.default.readFile));
Promise.resolve().then(() => console.log('promise'));
console.log('sync');
