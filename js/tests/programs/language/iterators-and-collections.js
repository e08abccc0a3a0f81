// area: language
// runtimes: node browser node-20 node-18
// what: Map and Set order, iterator helpers, entries
const m = new Map([['z', 1], ['a', 2]]);
m.set('z', 3).delete('a');
m.set('a', 4);
console.log([...m].join(' '), m.size, [...new Set([3, 1, 3])].join());
console.log([1, 2, 3, 4].values().filter((n) => n % 2).map((n) => n * 10).toArray().join());
console.log(new Set([1, 2]).union(new Set([3])).size, [..."ab"].entries().next().value.join());
const range = { *[Symbol.iterator]() { yield 1; yield 2; } };
console.log(Math.max(...range), Array.from(range, (n) => n + 1).join());
