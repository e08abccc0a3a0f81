function empty() {}
function directiveOnly() { 'use strict' }
function directiveOnlySemi() { 'use strict'; }
function directiveTwice() { 'use strict'; "other" }
function directiveThen() { 'use strict'
  return this }
function directiveThenParen() { 'use strict'
  return (function () { return this })() }
function onlyInner() { function inner() {} }
function onlyEmpty() { ; }
function comment() { /* nothing */ }
function lineComment() { // nothing
}
const arrows = [() => 1, () => ({}), () => ({ a: 1 }).a, x => x, (x) => x, async x => x, async () => await 1, () => {}, () => { }, x => y => z => x + y + z,
  (x = () => 1) => x(), ({ z = () => 2 } = {}) => z(), (...r) => r.length, () => (1, 2), () => [], () => `t${1}`, () => /re/, () => a = 1, () => void 0, () => function () { }, () => class { }]
var a
const out = arrows.map(f => { const r = f(); return typeof r === 'function' ? 'function ' + r.name + '/' + r.length : typeof r === 'object' ? JSON.stringify(r) : String(r) })
console.log(out.join('|'))
console.log(directiveOnly(), directiveThen(), directiveThenParen(), onlyInner())
class A { constructor() { this.a = 1 } }
class B extends A { #p = 1; static s = (() => 's')(); f = () => this.#p; g = function () { return 2 }; 'quoted' = 3; [`c${1}`] = 4; static { this.t = 5; if (this.t) this.u = 6 } static { } static { var x; } constructor() { super(); this.b = 2 } m() { return super.toString === Object.prototype.toString } get p() { return this.#p } set p(v) { this.#p = v } static async sm() { } *g2() { yield* [1, 2] } #priv() { return 'priv' } callPriv() { return this.#priv() } }
class C extends B { constructor() { if (1) super(); else super() } }
class D extends B { constructor(x = super()) { } }
class E extends B { constructor() { const f = () => super(); f() } }
const b = new B()
b.p = 9
console.log(b.f(), b.g(), b.m(), b.p, B.s, B.t, B.u, b.c1, b.callPriv(), [...b.g2()].join(), new C().b, new D().b, new E().b)
function* gen() { const x = yield 1; yield
  yield x; try { yield 3 } finally { console.log('cleanup') } return 4 }
const it = gen(); console.log(JSON.stringify([it.next(), it.next('v'), it.next(), it.next(), it.return(8), it.next()]))
async function af() { await null; await (1, 2); await(3); await/**/4; await
5; const v = await af2() + await 7; for await (const x of [1, Promise.resolve(2)]) console.log('fa', x); for await (const y of (await [3])) { console.log('fb', y) } for await (var q of []) ; try { await Promise.reject(new Error('r')) } catch (e) { console.log(e.message) } return v }
async function af2() { return await (async () => 6)() }
async function* ag() { yield await 1; yield* [2, 3]; await using_(4) }
function using_(x) { return x }
af().then(v => console.log('v', v));
(async () => { for await (const x of ag()) console.log('ag', x); })();
(function iife() { console.log('iife', iife.name) })()
;(() => console.log('arrow iife'))()
!function () { console.log('bang') }()
new (class { constructor() { console.log('new class') } })
new function () { console.log('new function') }
var { x: { y: deep = () => 'deep' } = {} } = {}
console.log(deep())
var tag = (s, ...v) => s.raw.join('_') + v.join('+')
console.log(tag`a${1}b${(() => 2)()}c`)
function hoisted() { return later(); function later() { return 'later' } }
console.log(hoisted())
function withDefault(a = b2(), b = function () { return 3 }, { c = () => { return 4 } } = {}) { function b2x() { } return [a, b(), c()] }
function b2() { return 1 }
console.log(withDefault().join())
var fnExpr = function named() { return named.name }, anon = function () { return anon.name }, arr = () => arr.name
console.log(fnExpr(), anon(), arr())
var assigned; assigned = () => assigned.name; console.log(assigned())
var holder = {}; holder.method = function () { }; console.log(JSON.stringify(holder.method.name))
console.log([1, 2, 3].reduce((s, x) => s + x), [3, 1].sort((a, b) => a - b).join())
console.log(eval('1+1'), new Function('return 5')())
console.log((function () { return arguments.length })(1, 2, 3), (function (a, b) { }).length)
var chain = { a: { b() { return this.c }, c: 1 } }; console.log(chain?.a?.b(), chain.z?.b())
var x = 1, y = x ? (() => 'y')() : () => 'n'; console.log(y)
for (var fi = x => ('a' in x); fi({ a: 1 }); fi = () => false) console.log('for in arrow')
for (const fn of [() => 1, () => 2]) console.log(fn())
