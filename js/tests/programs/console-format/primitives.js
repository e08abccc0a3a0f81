// area: console-format
// runtimes: node browser
// what: Primitives at the top of a line
console.log(1, -0, 0, 1.5, 1e21, NaN, Infinity, 10n);
console.log('text', '', 'two  spaces', true, null, undefined);
console.log(Symbol('s'), Symbol());
console.log();
console.log('');
