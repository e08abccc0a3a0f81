// area: language
// runtimes: node browser
// what: properties of prototypes that are deleted or redefined after they were read, and accessors that replace themselves
class A { m() { return 1 } n() { return 2 } }
const a = new A(); const f = () => a.n();
console.log(f(), f()); delete A.prototype.m; console.log(f());
Object.defineProperty(A.prototype, 'n', { get() { return () => 'got' }, configurable: true }); console.log(f(), f());
class Lazy { get big() { console.log('computing'); const value = { v: 1 }; Object.defineProperty(this, 'big', { value }); return value; } }
const l = new Lazy(); const g = () => l.big; console.log(g() === g(), g().v, l?.big.v);
const P = { x: 1, y: 2 }; const o = Object.create(P); const h = () => o.y; h(); h(); delete P.x; console.log(h());
const own = { get z() { delete this.z; return this.z = 5 } }; const k = () => own.z; console.log(k(), k(), k());
try { (() => undefined)().big } catch (e) { console.log(e.message) }
a.big = 3; a.big++; a.big += 2; console.log(a.big, delete a.big, 'big' in a);
