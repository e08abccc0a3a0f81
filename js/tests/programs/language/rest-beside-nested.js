// area: language
// runtimes: node browser
// what: An object rest leaves out what nested patterns took, in declarations, parameters, loops and assignments
const { user: { name }, ...others } = { user: { name: 'Ada' }, id: 7, on: true };
console.log(name, JSON.stringify(others));
const f = ({ list: [first], ...rest }) => `${first} ${JSON.stringify(rest)}`;
console.log(f({ list: [1, 2], x: 3 }));
console.log(f.toString());
const key = 'k';
const { [key]: { deep }, 'quo ted': [q], 5: { five }, ...left } = { k: { deep: 1 }, 'quo ted': [2], 5: { five: 3 }, z: 4 };
console.log(deep, q, five, JSON.stringify(left));
let a, b, tail;
({ a: { b }, ...tail } = { a: { b: 1 }, c: 2 });
console.log(b, JSON.stringify(tail));
for (const { p: { q } = { q: 'none' }, ...more } of [{ p: { q: 1 }, r: 2 }, { r: 3 }]) console.log(q, JSON.stringify(more));
try { throw { code: { n: 1 }, text: 'x' }; } catch ({ code: { n }, ...info }) { console.log(n, JSON.stringify(info)); }
