// area: console-format
// runtimes: node browser
// what: Groups indent
console.log('top');
console.group('one');
console.log('inside\nsecond line');
console.group('two');
console.log('deeper');
console.groupEnd();
console.info('back');
console.groupEnd();
console.groupEnd();
console.log('top again');
