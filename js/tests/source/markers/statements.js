#!/usr/bin/env node
'use strict'
// ASI: every one of these lines relies on its line break
let a = 1
let b = a
const log = []
a++
b
++a
log.push(a, b)
var f = function () { return 1 }
var g = async
var async
if (a) log.push('if')
if (!a) log.push('no'); else log.push('else')
if (!a) log.push('no')
else if (b) log.push('else if')
else log.push('never')
if (a) { } else { }
for (var i = 0; i < 3; i++) log.push(i)
for (var i = 0; i < 3; i++);
for (var i = 0; i < 3; i++) ;
for (const k in { x: 1, y: 2 }) log.push(k)
for (const v of [1, 2]) { log.push(v) }
for (let i = 0, n = 2; i < n; ++i) { }
for (;;) break
for (;;) { if (a++ > 10) break; else continue }
while (a-- > 0);
while (a++ < 5) log.push('w')
do log.push('do'); while (a-- > 0)
do { log.push('do') } while (a-- > 0) log.push('after do')
do ; while (0) log.push('same line')
outer: for (const x of [1, 2]) {
  inner: for (const y of [1, 2]) {
    if (y === 2) continue outer
    if (x === 2) break outer
    log.push(x + ':' + y)
  }
}
outer2: for (const x of [1, 2]) for (const y of [1, 2]) if (y === 2) continue outer2; else log.push(x, y)
block: { log.push('in block'); if (a) break block; log.push('not here') }
one: two: while (true) break one
switch (a) {
  case 0:
  case 1: log.push('one')
  case 2: { log.push('two') }
  case 3: let z = 3; log.push(z); break
  default: log.push('default')
}
switch (1) { }
switch (1) { default: }
switch (1) { case 1: function inCase() { return 'in case' } log.push(inCase()) }
try { throw new Error('x') } catch (e) { log.push(e.message) }
try { throw { m: 1, n: [2, 3] } } catch ({ m, n: [, k] = [], ...rest }) { log.push(m, k, Object.keys(rest).length) }
try { throw [1, 2] } catch ([p, q = 5, ...r] /* ) */ ) /* { */ { let inner = p; log.push(inner, q, r.length) }
try { throw { fn: null } } catch ({ fn = () => 7 }) { log.push(fn === null) }
try { throw {} } catch ({ fn = () => { return 7 } }) { log.push(fn()) }
try { throw 1 } catch { log.push('no binding') } finally { log.push('finally') }
try { throw 1 } catch (e) { } finally { }
try { throw 1 } catch ({ }) { }
try { throw 1 } catch (e) { { let e = 2; log.push(e) } }
{ }
{ ; }
;;;
{ let scoped = 1; { let scoped = 2; log.push(scoped) } }
label: log.push('labelled expression')
if (a) ; else ;
throwing: try { (() => { throw 1 })() } catch (e) { log.push('t') }
var regex = /re}{/g
var division = a / b / 2
var text = `a${(() => 1)()}b${[1, 2].map(x => { return `${x}!` })}c`
var object = { m() { }, get x() { return 1 }, set x(v) { }, async am() { }, *gm() { yield 1 }, async *agm() { }, ['c' + 1]() { return 2 }, f: () => ({}), g: () => { } }
log.push(text, object.x, object.c1(), JSON.stringify(object.f()))
debugger
console.log(log.join(' '))
