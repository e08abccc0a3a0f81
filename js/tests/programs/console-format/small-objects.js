// area: console-format
// runtimes: node browser
// what: Small objects and arrays one level deep
console.log({ a: 1, b: 'x' });
console.log([1, 2, 3]);
console.log(['a', 'b'], []);
console.log({});
console.log([1]);
console.log({ inner: { a: 1 }, list: [1, 2] });
