// area: immediates
// runtimes: node
// what: Arguments, and what setImmediate returns
const i = setImmediate((x, y) => console.log(x, y), 'x', 'y');
console.log(i.constructor.name, i.hasRef());
try { setImmediate(1); } catch (e) { console.log(e.code); }
