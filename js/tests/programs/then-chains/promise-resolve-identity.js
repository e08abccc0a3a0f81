// area: then-chains
// runtimes: node browser
// what: Promise.resolve of a promise returns that promise
const promise = Promise.resolve(1);
console.log(Promise.resolve(promise) === promise);
console.log(new Promise((resolve) => resolve(promise)) === promise);
new Promise((resolve) => resolve(promise)).then(() => console.log('wrapped'));
Promise.resolve(promise).then(() => console.log('identity'));
promise.then(() => console.log('1')).then(() => console.log('2')).then(() => console.log('3'));
