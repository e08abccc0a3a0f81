// area: console-format
// runtimes: node
// what: Map, Set, WeakMap
console.log(new Map([['a', 1], [{ k: 1 }, [1, 2]]]));
console.log(new Set(['x', 2, { a: 1 }]));
console.log(new Map(), new Set());
console.log(new WeakMap(), new WeakSet());
console.log(new Map([['a', 1]]).entries(), new Set([1]).values());
