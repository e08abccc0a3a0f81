// area: language
// runtimes: node browser
// what: WeakRef, WeakMap, Symbol registry, well-known symbols
const obj = { a: 1 };
console.log(new WeakRef(obj).deref() === obj, new WeakMap([[obj, 'v']]).get(obj));
console.log(Symbol.for('k') === Symbol.for('k'), Symbol('d').description, Symbol.keyFor(Symbol.for('k')));
const even = { [Symbol.hasInstance]: (n) => n % 2 === 0 };
console.log(4 instanceof even, `${{ [Symbol.toPrimitive]: (hint) => hint }}`, +{ [Symbol.toPrimitive]: () => 7 });
