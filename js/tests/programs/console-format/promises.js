// area: console-format
// runtimes: node
// what: Promises by state, and proxies
console.log(Promise.resolve(4), Promise.resolve({ a: 1 }));
console.log(new Promise(() => {}));
const rejected = Promise.reject('r');
rejected.catch(() => {});
console.log(rejected);
console.log(new Proxy({ a: 1 }, {}), new Proxy(() => {}, {}));
