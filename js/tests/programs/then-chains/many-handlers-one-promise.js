// area: then-chains
// runtimes: node browser
// what: Handlers of one promise run in the order they were added
let settle;
const promise = new Promise((resolve) => { settle = resolve; });
promise.then(() => console.log('first'));
promise.then(() => console.log('second')).then(() => console.log('after second'));
promise.then(() => console.log('third'));
settle();
Promise.resolve().then(() => console.log('other'));
