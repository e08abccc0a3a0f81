// area: console-format
// runtimes: node
// what: Circular references
const a = { name: 'a' };
a.self = a;
console.log(a);
const b = { list: [] };
b.list.push(b, { b });
console.log(b);
