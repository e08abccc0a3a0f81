var await = 1, yield_ = 2, let_ = 3, async = 4, of = 5, get = 6, set = 7, static_ = 8
var let1 = await + async
async
function notAsync() { return 'plain' }
console.log(notAsync(), let1)
if (1) function annexB() { return 'annex b' }
console.log(annexB())
if (0) function annexB2() { } else function annexB3() { return 3 }
console.log(typeof annexB2, annexB3())
labelled: function lf() { return 'lf' }
console.log(lf())
with ({ w: 1 }) console.log(w)
with ({ w: 2 }) { console.log(w); var leaked = w }
console.log(leaked)
x = 5; delete x; console.log(typeof x)
var octal = 010; console.log(octal)
try { throw 1 } catch (e) { var e = 2; console.log(e) }
function dup(a, a) { return a } console.log(dup(1, 2))
var o = { __proto__: { inherited: 1 }, async: 1, await: 2, get: 3, set: 4, static: 5, get get() { return 6 }, async async() { return 7 } }; console.log(o.inherited, o.get)
var \u0061bc = 'unicode escape'; console.log(abc)
var 变量 = '😀'; /* 😀 */ if (变量) console.log(变量); else console.log('😀')
console.log('a\
b')
<!-- an html comment
console.log('after html comment')
--> another one
var re = /[/]/.test('/'); console.log(re)
var a = 1, b = 2, g = 1; console.log(a /b/ g)
{ function inBlock() { return 1 } } console.log(inBlock())
switch (1) { case 1: var s = 'sw'; case 2: console.log(s) }
yield
: for (; ;) { break yield }
var yield
let
q = 3
console.log(q)
while (0) function_: ;
if (1) { } else if (2) { } else { }
if (0) console.log(1); else if (0) console.log(2); else if (1) { console.log(3) } else console.log(4)
for (var i in { a: 1 }) if (i) for (var j of [1]) while (j--) do console.log(i, j); while (0)
$L = 'the prefix occurs'; $L0 = 1; console.log($L)
console.log(function keep( a,b ) { /* c */ if (a) return b; else return () => a }.toString().length)
