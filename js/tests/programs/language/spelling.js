// area: language
// runtimes: node
// what: variables called using, commas that begin a line, targets in parentheses, several labels, variables named as parameters
var using = 1; using = 2; console.log(using + 1, typeof using, [using], { using }, `${using}`);
function f(using) { return using + 1; } console.log(f(1));
{ let using = 5; console.log(using); using
x = 3; var x; console.log(x); }
for (using of [1, 2]) console.log(using); for (using in { a: 1 }) console.log(using);
using: for (;;) break using;
class C { using = 1; static using() { return 2; } } console.log(new C().using, C.using());
const { using: other } = { using: 9 }; console.log(other); ((using) => console.log(using))(4); (using => console.log(using))(5);
try { throw 6; } catch (using) { console.log(using); } ({ using } = { using: 7 }); console.log(using++, using);
let a = 1
, b = 2
const c = [1]
, d = () => 1
, e = function () {}
console.log(a, b, c, d(), typeof e);
const o = {}; [(b)] = [3]; console.log(b); ({ a: (b) } = { a: 4 }); console.log(b); [(o.x)] = [5]; [((o.y))] = [6]; ({ a: (o.z) = 7 } = {}); console.log(o);
[...(a)] = [1, 2]; console.log(a); ({ ...(a) } = { m: 1 }); console.log(a); [(a) = 8] = []; console.log(a); [[(a)]] = [[5]]; console.log(a);
one: two: three: for (const x of [1, 2]) { for (;;) { console.log(x); continue one; } } four: five: for (;;) { break four; }
function g(a, b = () => a) { var a; return [a, b()]; } console.log(g(1)); function h(a, b = () => a) { var a = 5; return [a, b()]; } console.log(h(1));
function i(a, b = () => a) { var b; return typeof b; } console.log(i(1)); function j(a = 1) { var a; return a; } console.log(j(), j(4));
function k({ a }, b = () => a) { var a; a = 9; return [a, b(), { a }]; } console.log(k({ a: 1 })); const l = (a, b = () => a) => { var a = 2; return [a, b()]; }; console.log(l(1));
function m(a, b = () => a) { function a() {} return [typeof a, b()]; } console.log(m(1)); function* s(a, b = () => a) { var { a } = { a: 1 }; yield [a, b()]; } console.log([...s(7)]);
const key = 'key'; const make = () => class { [key]() { return 1; } static get [key + 1]() { return 2; } }; console.log(new (make())().key(), make().key1);
var async = 1, of = 2, get = 3, set = 4, let_ = 5, static = 7, yield = 8, await = 9; console.log(async, of, get, set, static, yield, await);
