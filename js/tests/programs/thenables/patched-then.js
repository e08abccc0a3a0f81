// area: thenables
// runtimes: node browser node-10
// what: await of a native promise does not call a patched then on the instance
const promise = Promise.resolve('native');
promise.then = function (...args) { console.log('patched then'); return Promise.prototype.then.apply(this, args); };
(async () => { console.log(await promise); })();
Promise.resolve().then(() => console.log('1')).then(() => console.log('2')).then(() => console.log('3'));
