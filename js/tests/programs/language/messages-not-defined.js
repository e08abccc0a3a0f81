// area: language
// runtimes: node browser
// what: V8's words for undeclared, dead and constant variables
const say = (f) => { try { f(); } catch (e) { console.log(e.name + ': ' + e.message); } };
say(() => missing);
say(() => missing());
say(() => { early; let early; });
say(() => { const c = 1; c = 2; });
say(() => { class K { constructor() { this.x; } } K(); });
say(() => { class D extends Object { constructor() { } } new D(); });
say(() => { 'use strict'; undeclared = 1; });
say(() => { 'use strict'; Object.freeze([1]).push(2); });
say(() => { 'use strict'; Object.freeze({ a: 1 }).a = 2; });
say(() => { 'use strict'; delete Object.freeze({ a: 1 }).a; });
say(() => { 'use strict'; ({ get a() { return 1; } }).a = 2; });
