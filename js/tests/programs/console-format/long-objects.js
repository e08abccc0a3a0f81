// area: console-format
// runtimes: node
// what: Lines break beyond 72 characters
console.log({ first: 'some text that is long', second: 'some more text that is long', third: 3 });
console.log({ first: 'some text that is long', second: 'some more text that is long', third: [1, 2, 3], fourth: { a: 1 } });
console.log([['a', 'b'], ['c', 'd'], { e: 'f' }]);
