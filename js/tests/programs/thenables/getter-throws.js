// area: thenables
// runtimes: node browser
// what: A then getter that throws rejects at once, without a microtask for then
const promise = Promise.resolve(Object.defineProperty({}, 'then', { get() { console.log('getter'); throw new Error('bad getter'); } }));
promise.catch((e) => console.log(e.message));
Promise.resolve().then(() => console.log('1')).then(() => console.log('2'));
console.log('sync');
