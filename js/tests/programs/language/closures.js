// area: language
// runtimes: node browser
// what: Closures keep their own variables
const counter = () => { let n = 0; return { inc: () => ++n, get: () => n }; };
const one = counter();
const two = counter();
one.inc(); one.inc(); two.inc();
console.log(one.get(), two.get());
const fns = [];
for (var i = 0; i < 3; i++) fns.push(() => i);
console.log(fns.map((f) => f()).join());
console.log(((a) => (b) => (c) => a + b + c)(1)(2)(3));
