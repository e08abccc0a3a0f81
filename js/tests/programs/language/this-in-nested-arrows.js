// area: language
// runtimes: node
// what: this, super, new.target, arguments and eval in arrow functions within arrow functions, fields and classes
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
t('arrow arrow', () => { class A { constructor() { this.id = 1 } m() { return (() => () => this.id)()() } } return new A().m() });
t('arrow3', () => { class A { constructor() { this.id = 1 } m() { return (() => () => () => this.id)()()() } } return new A().m() });
t('fn', () => { function f() { return (() => () => this.id)()() } return f.call({ id: 2 }) });
t('fn param', () => { function f(a = () => () => this.id) { return a()() } return f.call({ id: 2 }) });
t('arrow param', () => { function f() { return ((a = () => this.id) => a())() } return f.call({ id: 2 }) });
t('arrow param2', () => { function f() { return ((a = (b = () => this.id) => b()) => a())() } return f.call({ id: 2 }) });
t('obj method', () => ({ id: 3, m() { return (() => () => this.id)()() } }).m());
t('getter', () => ({ id: 3, get m() { return (() => () => this.id)()() } }).m);
t('gen', () => { function* g() { yield (() => () => this.id)()() } return [...g.call({ id: 4 })] });
t('async', async () => { async function g() { await 1; return (async () => (async () => this.id)())() } return g.call({ id: 5 }) });
t('async gen', async () => { async function* g() { await 1; yield (async () => (async () => this.id)())() } for await (const x of g.call({ id: 5 })) return x });
t('field', () => { class A { id = 6; f = () => () => this.id } return new A().f()() });
t('field3', () => { class A { id = 6; f = () => () => () => this.id } return new A().f()()() });
t('field direct', () => { class A { id = 6; f = (() => () => () => this.id)()()() } return new A().f });
t('static field', () => { class A { static id = 6; static f = (() => () => () => this.id)()()() } return A.f });
t('static block', () => { let r; class A { static id = 6; static { r = (() => () => () => this.id)()()() } } return r });
t('private field', () => { class A { id = 6; #f = () => () => () => this.id; g() { return this.#f()()() } } return new A().g() });
t('heritage', () => { function f() { class A extends (() => () => this.base)()() { } return new A().z } return f.call({ base: class { z = 9 } }) });
t('ctor derived', () => { class A { constructor() { this.id = 7 } } class B extends A { constructor() { super(); this.f = () => () => this.id } } return new B().f()() });
t('super call in arrow', () => { class A { constructor(x) { this.id = x } } class B extends A { constructor() { const f = () => () => super(8); f()(); this.r = (() => () => this.id)()() } } return new B().r });
t('super call in arrow3', () => { class A { constructor(x) { this.id = x } } class B extends A { constructor() { (() => (() => () => super(8))())()(); } } return new B().id });
t('this before super', () => { class A { } class B extends A { constructor() { (() => () => this)()(); super() } } return new B() });
t('super twice', () => { class A { } class B extends A { constructor() { super(); (() => () => super())()() } } return new B() });
t('super prop', () => { class A { m() { return 'A' + this.id } } class B extends A { id = 1; m() { return (() => () => super.m())()() } } return new B().m() });
t('super prop3', () => { class A { m() { return 'A' + this.id } } class B extends A { id = 1; m() { return (() => () => () => super.m())()()() } } return new B().m() });
t('super set', () => { class A { } class B extends A { m() { (() => () => { super.z = 5 })()(); return this.z } } return new B().m() });
t('super obj', () => { const p = { m() { return 'p' + this.id } }; const o = { __proto__: p, id: 2, m() { return (() => () => super.m())()() } }; return o.m() });
t('super static', () => { class A { static m() { return 'A' + this.id } } class B extends A { static id = 1; static m() { return (() => () => super.m())()() } } return B.m() });
t('super field', () => { class A { m() { return 'A' + this.id } } class B extends A { id = 1; f = () => () => super.m() } return new B().f()() });
t('super static block', () => { let r; class A { static m() { return 'A' } } class B extends A { static { r = (() => () => super.m())()() } } return r });
t('new.target', () => { function F() { return { r: (() => () => new.target === F)()() } } return new F().r });
t('new.target3', () => { function F() { return { r: (() => () => () => new.target === F)()()() } } return new F().r });
t('new.target undef', () => { function F() { return (() => () => new.target)()() } return F() });
t('new.target param', () => { function F(a = () => () => new.target) { return { r: a()() === F } } return new F().r });
t('new.target field', () => { class A { f = () => () => new.target } return [new A().f()()] });
t('arguments', () => { function f() { return (() => () => arguments[0])()() } return f(3) });
t('arguments3', () => { function f() { return (() => () => () => [...arguments])()()() } return f(3, 4) });
t('arguments param', () => { function f(a, b = () => () => arguments.length) { return b()() } return f(3) });
t('arguments mapped', () => { function f(a) { (() => () => { arguments[0] = 9 })()(); return a } return f(3) });
t('arguments mapped2', () => { function f(a) { (() => () => { a = 9 })()(); return arguments[0] } return f(3) });
t('arguments assigned', () => { function f(a) { (() => () => { arguments = 9 })()(); return arguments } return f(3) });
t('eval this', () => { function f() { return (() => () => eval('this.id'))()() } return f.call({ id: 2 }) });
t('eval arrow this', () => { function f() { return eval('(() => () => this.id)()()') } return f.call({ id: 2 }) });
t('eval arrow in arrow', () => { function f() { return (() => eval('(() => () => this.id)()()'))() } return f.call({ id: 2 }) });
t('eval new.target', () => { function F() { return { r: (() => () => eval('new.target') === F)()() } } return new F().r });
t('eval super', () => { class A { m() { return 'A' } } class B extends A { m() { return (() => () => eval('super.m()'))()() } } return new B().m() });
t('eval args', () => { function f() { return (() => () => eval('arguments[0]'))()() } return f(3) });
t('eval field', () => { class A { id = 1; f = () => eval('this.id') } return new A().f() });
t('eval field arr', () => { class A { id = 1; f = () => () => eval('() => this.id')() } return new A().f()() });
t('indirect eval this', () => (0, eval)('(() => () => this)()()') === globalThis);
t('Function this', () => new Function('return (() => () => this.id)()()').call({ id: 3 }));
t('Function newtarget', () => new Function('return (() => () => new.target)()()')());
t('mixed fn in arrow', () => { function f() { return (() => function () { return (() => () => this.id)()() })().call({ id: 11 }) } return f.call({ id: 2 }) });
t('arrow in method in arrow', () => { const o = { id: 1, m() { return [1].map(() => [1].map(() => [1].map(() => this.id))) } }; return o.m() });
t('only deep in catch', () => { function f() { try { throw 1 } catch (e) { return (() => { try { throw 2 } catch (x) { return (() => this.id + e + x)() } })() } } return f.call({ id: 1 }) });
t('with block', () => { function f() { for (let i = 0; i < 2; i++) { const g = () => { { let z = i; return (() => this.id + z)() } }; if (i) return g() } } return f.call({ id: 1 }) });
t('callback this', () => { function f() { return [1].map(() => [2].map(function () { return this.v }, { v: this.id })) } return f.call({ id: 1 }) });
t('this top', () => (() => (() => typeof this)())());
t('derived field arrow', () => { class A { constructor() { this.base = 1 } } class B extends A { f = () => () => this.base; constructor() { super() } } return new B().f()() });
t('derived default ctor', () => { class A { constructor() { this.base = 1 } } class B extends A { f = (() => () => this.base)()() } return new B().f });
t('arrow async in ctor', async () => { class A { constructor() { this.id = 5; this.p = (async () => { await null; return (async () => { await null; return this.id })() })() } } return new A().p });
t('settimeout', () => new Promise((res) => { class A { constructor() { this.id = 1 } m() { return new Promise(r => { setTimeout(() => r(this.id), 1) }) } } res(new A().m()) }));
t('strict undefined this', () => { 'use strict'; function f() { return (() => () => this)()() } return [f()] });
t('sloppy this', () => { const f = new Function('return (() => () => this)()()'); return f() === globalThis });
t('sloppy prim', () => { const f = new Function('return (() => () => typeof this)()()'); return f.call(5) });
t('accessor set', () => { const o = { set x(v) { (() => () => { this.y = v })()() } }; o.x = 4; return o.y });
t('tagged', () => { function f() { return (() => () => ((s, v) => v)`a${this.id}`)()() } return f.call({ id: 8 }) });
t('class in arrow in fn', () => { function f() { return (() => { class A { [this.id]() { } } return Object.getOwnPropertyNames(A.prototype) })() } return f.call({ id: 'q' }) });
t('class in arrow field', () => { function f() { return (() => (() => { class A { x = 1; y = () => () => this.x } return new A().y()() })())() } return f.call({ id: 'q' }) });
t('field super', () => { class A { m(x) { return 'A' + this.id + x } get g() { return this.id + 'g' } } class B extends A { id = 1; a = super.m(5); b = super.g; c = super['m'](super.g); d = () => super.m(1); e = (k => super[k])('g'); f = { m() { return super.toString } }.m() === Object.prototype.toString; g = super.nope?.(1); h = `${super.g}`; m() { return 'B' } } const b = new B(); return [b, b.d()] });
t('field super obj', () => { const A = class { v() { return 7 } }; return new (class extends A { f = super.v() + 1 })().f });
