// area: then-chains
// runtimes: node browser
// what: A promise resolved with itself rejects with a TypeError
let resolveIt;
const promise = new Promise((resolve) => { resolveIt = resolve; });
promise.catch((error) => console.log(error.name + ': ' + error.message));
resolveIt(promise);
console.log('sync');
