// area: console-format
// runtimes: node
// what: Format directives in Node
console.log('%s is %d years and %i months', 'Bob', 42.5, 3.9);
console.log('%f', '1.50', '%s left');
console.log('%j %o', { a: [1] }, [1]);
console.log('%O', { a: { b: { c: { d: {} } } } });
console.log('%c styled', 'color: red');
console.log('100%', 'done %s', 5);
console.log('%%s %s', 'x');
console.log('%s', null, undefined, 5n, Symbol('q'), { a: 1 }, [1, [2]], () => 1);
console.log('%d %i', '0x10', '12px');
console.log('%s');
console.log('%x %s', 1, 2);
