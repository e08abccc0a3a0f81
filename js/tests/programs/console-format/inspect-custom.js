// area: console-format
// runtimes: node
// what: util.inspect: custom, depth, options
const util = require('node:util');
class Money { constructor(n) { this.n = n; } [util.inspect.custom](depth, options) { return `Money<${this.n}>`; } }
console.log(new Money(5), [new Money(6)]);
console.log(util.inspect({ a: { b: {} } }, { depth: 0 }), util.inspect('str'), util.inspect([1, 2, 3], { maxArrayLength: 1 }));
console.log(util.inspect({ b: 1, a: 2 }, { sorted: true, compact: false }));
console.log(util.format('%s-%s', 'a', 'b', 'c'), util.inspect(new Map([[1, 2]]), { showHidden: false }));
console.log(util.types.isPromise(Promise.resolve()), util.isDeepStrictEqual({ a: [1] }, { a: [1] }));
