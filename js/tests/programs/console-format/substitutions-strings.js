// area: console-format
// runtimes: node browser
// what: Format directives with strings and numbers
console.log('%s likes %s', 'Ann', 'Bob', 'extra');
console.log('%i and %f', 3.9, 1.5);
console.log('%c styled', 'color: red');
console.log('%s');
console.log('no directive', '%s', 'x');
