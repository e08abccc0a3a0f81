// area: language
// runtimes: node browser
// what: Order of properties, getters, Object functions
const o = { b: 1, 2: 'two', a: 2, 1: 'one', get sum() { return this.a + this.b; } };
console.log(Object.keys(o).join(), o.sum, JSON.stringify(Object.entries(o)));
console.log(Object.fromEntries([['x', 1]]).x, JSON.stringify(Object.groupBy([1, 2, 3], (n) => (n % 2 ? 'odd' : 'even'))));
console.log(Object.hasOwn(o, 'a'), Object.isFrozen(Object.freeze({})), 'sum' in o);
for (const k in Object.create({ inherited: 1 }, { own: { value: 1, enumerable: true } })) console.log(k);
