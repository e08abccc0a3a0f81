// area: language
// runtimes: node
// what: using and await using: when what is disposed, in blocks, functions, loops, and what is thrown
const mk = (n, log = console.log) => ({ [Symbol.dispose]() { log('dispose ' + n) }, [Symbol.asyncDispose]() { log('adispose ' + n); return Promise.resolve() }, n });
{ using a = mk('a'), b = mk('b'); console.log(a.n, b.n) }
function f() { using x = mk('x'); return x.n } console.log(f());
try { using x = mk('t'); throw new Error('boom') } catch (e) { console.log(e.message) }
try { using x = 5 } catch (e) { console.log(e.name, e.message) }
try { using x = { [Symbol.dispose]: 1 } } catch (e) { console.log(e.name, e.message) }
try { using x = { [Symbol.dispose]: null } } catch (e) { console.log(e.name, e.message) }
{ using x = null, y = undefined; console.log(x, y) }
for (using x of [mk(1), mk(2)]) console.log('body', x.n);
for (using x = mk('h'), i = null; ;) { console.log('loop'); break }
a: for (using x of [mk(3), mk(4)]) { if (x.n === 3) continue a; break a }
class C { static { using x = mk('static'); console.log('in static') } }
function* g() { using x = mk('gen'); yield 1; yield 2 } for (const v of g()) { console.log(v); break }
(async () => {
  { await using a = mk('A'), b = mk('B'); using c = mk('C'); console.log('in') }
  for (await using x of [mk('f1'), null]) console.log('fb');
  const p = Promise.resolve().then(() => console.log('tick1')).then(() => console.log('tick2')).then(() => console.log('tick3')).then(() => console.log('tick4'));
  { await using n = null; console.log('null body') } console.log('after null');
  { await using n = mk('Z'); } console.log('after Z'); { using m = mk('S') } console.log('end')
})();
{ function inner() { return later } const later = 1; using z = mk('z'); console.log(inner()) }
const arrow = () => { using q = mk('arrow'); return () => q.n }; console.log(arrow()());
{ using f1 = Object.assign(() => 1, { [Symbol.dispose]() { console.log('fn', this === f1) } }); }
console.log(f.toString()); try { eval('{ using x = mk("ev"); 5 }') } catch (e) { console.log(e.message) }
using top = mk('top'); console.log('last');
