// area: language
// runtimes: node browser
// what: V8's words that name the value that was wrong: spreads of nothing, entries, accessors, Reflect, frozen objects
const say = (f) => { try { f(); } catch (e) { console.log(e.name + ': ' + e.message); } };
let u; const n = null, o = {}; function g() { return undefined; }
say(() => Math.max(...u));
say(() => Math.max(...n));
say(() => Math.max(...o.x));
say(() => Math.max(...g()));
say(() => Math.max(...o));
say(() => Math.max(1, ...u));
say(() => Math.max(...u, 1));
say(() => new Set(...u));
say(() => [1, ...u]);
say(() => new Map([[1, 2], 3]));
say(() => new WeakMap(['ab']));
say(() => Object.fromEntries([null]));
say(() => Reflect.ownKeys('x'));
say(() => Reflect.get(1, 'a'));
say(() => null[Symbol.iterator]);
say(() => u[Symbol.toStringTag]);
say(() => { 'use strict'; Object.freeze({ a: 1 }).a = 2; });
say(() => { 'use strict'; Object.freeze({ a: 1 }).b = 2; });
say(() => Object.defineProperty({}, 'a', { get: 1 }));
say(() => Object.defineProperty({}, 'a', { set: 'x' }));
