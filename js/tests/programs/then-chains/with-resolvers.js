// area: then-chains
// runtimes: node browser node-20 node-18
// what: Promise.withResolvers hands out the resolving functions
const { promise, resolve } = Promise.withResolvers();
promise.then((v) => console.log('then', v));
setTimeout(() => { console.log('resolving'); resolve('ok'); console.log('resolved'); });
console.log('sync');
