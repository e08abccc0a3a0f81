// area: console-format
// runtimes: node
// what: Nested objects to depth two
console.log({});
console.log({ a: 1, b: 'x', c: null, d: undefined });
console.log({ a: { b: { c: { d: 1 } } } });
console.log({ 'quoted-key': 1, valid_key: 2, 3: 'three', [Symbol('sym')]: 4 });
console.log({ f() {}, g: () => {}, h: class A {}, i: function () {} });
console.log({ get a() { return 1; }, set b(v) {}, get c() { return 1; }, set c(v) {} });
