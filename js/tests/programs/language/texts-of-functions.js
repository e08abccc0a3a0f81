// area: language
// runtimes: node browser
// what: the text of functions and classes, of what eval and Function make; what eval gives and sees
class B { x() {} }
console.log(String(B), String(class { static y = 1 }), String(class extends B { constructor() { super() } }));
const f = new Function('a', 'b = 1', 'return a + b // hi');
console.log(f(1), String(f), f.name, f.length);
console.log(eval('1 + 1'), (0, eval)('typeof B'), eval(...['2+2']), eval(7), eval());
let x = 5;
eval('x = 6; var made = () => x;');
console.log(x, String(made), eval('(class C { m() { return 1 } })').toString());
console.log(String((a) => a), String(function g ( ) { return [ 1 ] }), String({ m () { } }.m), String(async () => await 1));
console.log(String({ get p() { return 1 } }.p), Object.getOwnPropertyDescriptor({ get p ( ) { return 1 } }, 'p').get.toString());
const G = Object.getPrototypeOf(function* () {}).constructor;
console.log(G.name, [...new G('yield 1; yield 2')()].join(), String(new G('yield 1')));
console.log(Function.prototype.constructor === Function, Object.getPrototypeOf(G) === Function, (() => {}) instanceof Function);
class Sub extends Function { constructor() { super('return 7'); } }
console.log(new Sub()(), new Sub() instanceof Sub);
for (const text of ['((', 'return', 'let let', 'a b']) {
  try { new Function(text); } catch (e) { console.log(e.name); }
  try { eval(text); } catch (e) { console.log(e.name); }
}
console.log(eval('var r = []; for (var i = 0; i < 3; i++) r.push(() => i); r.map((f) => f()).join()'));
console.log(eval('const o = { a: 1 }; o.a ** 2 + (() => { return this === undefined })()'));
class Nested { constructor() { this.id = 1 } m() { return eval('(() => () => this.id)()()') } }
console.log(new Nested().m(), new Function('q', 'return ((...a) => () => this === globalThis && q)()()')(3));
