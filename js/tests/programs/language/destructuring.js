// area: language
// runtimes: node browser
// what: Destructuring with defaults, rest, renaming, swapping
const { a, b: { c = 5, ...rest } = {}, ...others } = { a: 1, b: { d: 2, e: 3 }, f: 4 };
console.log(a, c, JSON.stringify(rest), JSON.stringify(others));
let [x, , y = 'def', ...z] = [1, 2, undefined, 4, 5];
[x, y] = [y, x];
console.log(x, y, z.join());
const f = ({ n = 1, m } = {}) => `${n} ${m}`;
console.log(f(), f({ m: 2 }));
