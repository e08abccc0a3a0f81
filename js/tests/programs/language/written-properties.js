// area: language
// runtimes: node
// what: properties that are written again and again at one place: lengths of arrays, what becomes read-only, setters
const show = (key, value) => value === undefined ? 'undefined' : typeof value === 'bigint' ? `${value}n` : Object.is(value, -0) ? '-0'
  : typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
const t = (name, f) => {
  try {
    const value = f();
    if (typeof value?.then !== 'function') return console.log(name, typeof value === 'function' ? 'function' : JSON.stringify(value, show));
    value.then((value) => console.log(name, JSON.stringify(value, show)), (error) => console.log(name, 'rejected', String(error)));
  } catch (error) {
    console.log(name, String(error));
  }
};
t('own data to accessor', () => { const o = { a: 1, b: 2 }; const r = []; for (let i = 0; i < 4; i++) { r.push(o.a, o.b); if (i == 1) Object.defineProperty(o, 'a', { get() { return 'got' } }) } return r });
t('own delete', () => { const o = { a: 1, b: 2, c: 3 }; const r = []; for (let i = 0; i < 4; i++) { r.push(o.b); if (i == 1) delete o.a } return r });
t('own delete add', () => { const o = { a: 1, b: 2, c: 3 }; const r = []; for (let i = 0; i < 4; i++) { r.push(o.a, o.b); if (i == 1) { delete o.a; o.a = 9 } } return r });
t('frozen later', () => { 'use strict'; const o = { a: 1 }; const r = []; for (let i = 0; i < 4; i++) { try { o.a = i; r.push(o.a) } catch (e) { r.push(e.name) } if (i == 1) Object.freeze(o) } return r });
t('readonly later', () => { const o = { a: 1 }; const r = []; for (let i = 0; i < 4; i++) { o.a = i; r.push(o.a); if (i == 1) Object.defineProperty(o, 'a', { writable: false }) } return r });
t('setter added on proto', () => { const p = {}; const o = Object.create(p); const r = []; for (let i = 0; i < 4; i++) { o.a = i; r.push(o.a); delete o.a; if (i == 1) Object.defineProperty(p, 'a', { set(v) { r.push('set' + v) }, get() { return 'g' } }) } return r });
t('proto readonly', () => { const p = {}; const r = []; for (let i = 0; i < 4; i++) { const o = Object.create(p); o.a = i; r.push(o.a); if (i == 1) Object.defineProperty(p, 'a', { value: 'ro' }) } return r });
t('proto changed', () => { const p = { a: 1 }, q = { z: 0, a: 2 }; const o = Object.create(p); const r = []; for (let i = 0; i < 4; i++) { r.push(o.a); if (i == 1) Object.setPrototypeOf(o, q) } return r });
t('own shadows', () => { const p = { a: 1 }; const o = Object.create(p); const r = []; for (let i = 0; i < 4; i++) { r.push(o.a); if (i == 1) o.a = 'own' } return r });
t('proxy proto', () => { const log = []; const p = new Proxy({}, { get(t, k) { log.push('get ' + String(k)); return 5 }, set(t, k, v, r) { log.push('set ' + String(k)); return Reflect.set(t, k, v, r) } }); const o = Object.create(p); for (let i = 0; i < 3; i++) { o.a; o.b = i } return log });
t('proxy proto2', () => { const log = []; const target = { a: 1 }; const p = new Proxy(target, {}); const o = Object.create(p); const r = []; for (let i = 0; i < 4; i++) { r.push(o.a); target.a++; if (i == 1) delete target.a } return r });
t('proxy itself', () => { const target = { a: 1 }; const p = new Proxy(target, {}); const r = []; for (let i = 0; i < 4; i++) { r.push(p.a); p.a = i * 2; if (i == 1) Object.freeze(target) } return r });
t('array length', () => { const q = []; const r = []; for (let i = 0; i < 5; i++) { q[0] = i; r.push(q.length); q.length = 0 } return r });
t('array length plain', () => { const q = [1, 2, 3]; const r = []; for (let i = 3; i >= 0; i--) { q.length = i; r.push(q.length, q.join()) } return r });
t('typed len', () => { const q = new Uint8Array(3); const r = []; for (let i = 0; i < 3; i++) { q.length = i; q.x = i; r.push(q.length, q.x) } return r });
t('args', () => { return (function (a) { const r = []; for (let i = 0; i < 3; i++) { arguments.length = i; arguments[0] = i; r.push(a, arguments.length) } return r })(9) });
t('fn name', () => { function f() { } const r = []; for (let i = 0; i < 3; i++) { f.name = 'x' + i; f.foo = i; r.push(f.name, f.foo) } return r });
t('fn prototype', () => { function f() { } const r = []; for (let i = 0; i < 3; i++) { f.prototype = { i }; r.push(new f().i, new f() instanceof f) } return r });
t('prim set', () => { 'use strict'; const r = []; for (let i = 0; i < 3; i++) { try { (5).foo = 1; r.push('no') } catch (e) { r.push(e.name) } } return r });
t('prim setter', () => { 'use strict'; const r = []; Object.defineProperty(Number.prototype, 'zz', { set(v) { r.push(typeof this, v) }, configurable: true }); for (let i = 0; i < 3; i++) { (5).zz = i } delete Number.prototype.zz; return r });
t('nonext', () => { 'use strict'; const r = []; for (let i = 0; i < 3; i++) { const o = {}; if (i == 2) Object.preventExtensions(o); try { o.a = 1; r.push(o.a) } catch (e) { r.push(e.name) } } return r });
t('null proto', () => { 'use strict'; const r = []; for (let i = 0; i < 4; i++) { const o = Object.create(null); if (i == 2) Object.preventExtensions(o); try { o.a = 1; r.push(o.a) } catch (e) { r.push(e.name) } } return r });
t('super set', () => { class B { } class C extends B { m(v) { super.a = v; return this.a } } const c = new C, d = new C, r = []; for (let i = 0; i < 3; i++) r.push(c.m(i), d.m(i + 10), Object.keys(B.prototype).length); return r });
t('super setter', () => { class B { set a(v) { this._a = v } get a() { return this._a } } class C extends B { set(v) { super.a = v; return super.a } } const c = new C, d = new C, r = []; for (let i = 0; i < 3; i++) r.push(c.set(i), d.set(i + 10)); return r });
t('Reflect.set', () => { const r = []; const a = [1, 2, 3]; for (let i = 2; i >= 0; i--) { Reflect.set(a, 'length', i); r.push(a.length, a.join()) } return r });
t('bad length', () => { const r = []; for (const v of [0, '1', 2.5, -1, NaN, { valueOf() { return 3 } }]) { const a = [1, 2, 3, 4]; try { a.length = v; r.push(a.join(), a.length) } catch (e) { r.push(e.name) } } return r });
t('compound', () => { const r = []; const a = [1, 2, 3, 4, 5]; for (let i = 0; i < 2; i++) { a.length--; r.push(a.join()); a.length -= 1; r.push(a.join()); a.length += 1; r.push(a.length) } return r });
t('destr', () => { const r = []; const a = [1, 2, 3, 4, 5]; for (let i = 3; i > 0; i--) { [a.length] = [i]; r.push(a.join()); ({ x: a.length } = { x: i - 1 }); r.push(a.join());({ x: a.length = i - 1 } = { }) ; [...a.length] = []; r.push(a.join()) } return r });
t('heads', () => { const r = []; const a = [1, 2, 3, 4, 5]; for (a.length of [3, 2, 1]) r.push(a.join()); a.push(2, 3, 4); for (a.length in [3, 2]) r.push(a.join()); return r });
t('logical', () => { const r = []; for (let i = 0; i < 3; i++) { const a = [1, 2]; a.length &&= 1; r.push(a.join()); a.length = 0; a.length ||= 3; r.push(a.length); a.length ??= 3 } return r });
t('super length', () => { const r = []; class A extends Array { cut(n) { super.length = n; return this.join() } } const a = A.of(1, 2, 3, 4); for (let i = 3; i > 0; i--) r.push(a.cut(i)); return r });
t('optional', () => { const r = []; for (let i = 0; i < 3; i++) { const a = [1]; r.push(a?.length, a?.["length"]) } return r });
t('sub array', () => { class A extends Array { } const r = []; for (let i = 3; i > 0; i--) { const a = A.of(1, 2, 3, 4); a.length = i; r.push(a.join()); } return r });
t('this length', () => { const r = []; class A extends Array { clear() { this.length = 0 } } const a = new A; for (let i = 3; i > 0; i--) { a.push(1, 2); a.clear(); r.push(a.join()); } return r });
t('regexp lastIndex', () => { const r = []; const re = /a/g; for (let i = 0; i < 3; i++) { re.lastIndex = i; r.push(re.lastIndex, re.test('aaa'), re.lastIndex) } return r });
t('polymorph', () => { const r = []; function f(o) { o.length = 0; return o.length } for (const o of [[1], { length: 2 }, [1, 2], new (class extends Array { })(3), { length: 3, a: 1 }, [1, 2, 3]]) { r.push(f(o), o[0]) } return r });
