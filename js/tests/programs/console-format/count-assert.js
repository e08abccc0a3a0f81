// area: console-format
// runtimes: node browser
// what: count, countReset, assert
console.count();
console.count('x');
console.count();
console.countReset();
console.count();
console.assert(true, 'never');
console.assert(1 === 2, 'not equal');
