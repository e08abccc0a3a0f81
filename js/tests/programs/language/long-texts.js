// area: language
// runtimes: node
// what: texts longer than V8's longest: a RangeError, whatever puts them together
let doubled = 'x', turns = 0;
try { while (true) { doubled += doubled; turns++ } } catch (error) { console.log(turns, doubled.length, error instanceof RangeError, error.message) }
const long = doubled;
const fails = (name, f) => { try { console.log(name, f().length) } catch (error) { console.log(name, String(error)) } };
const holder = { text: long };
fails('sum', () => long + long);
fails('template', () => `${long}${long}`);
fails('around', () => { let s = long; s = s + 'x' + s; return s });
fails('property', () => { holder.text += holder.text; return holder.text });
fails('mixed', () => { let s = long; s += `-${s}`; return s });
fails('concat', () => long.concat(long));
fails('padEnd', () => long.padEnd(2 ** 29));
fails('repeat', () => long.repeat(2));
fails('join', () => [long, long].join());
console.log(holder.text.length);
// What is no long text is put together as ever.
let n = 1; n += n; let big = 2n; big += big;
const o = { n: 2, s: 'p', toString() { return 'T' } };
o.n += o.n; o.s += o.s + o.s;
console.log(n + n + n, big + big, `${n}${n}`, 'a' + n + 'b' + n, o.n, o.s, o + o, `${o}${o}`, (o.s) + o.s, `${`${n}${n}`}${n + n}`);
function twice(a) { return a + a } console.log(twice('x'), twice(3), twice([1]), String(twice));
const arrow = (x) => x + x; console.log(arrow('q'), -(n + n), typeof (n + n), String(arrow));
{ let x = 1; console.log(x + x++ + x, x + (x = 5) + x, `${x} ${x++} ${x} ${x = 9} ${x}`) }
function shadowed(a, b = () => a) { var a; a += a; return a + a + b() } console.log(shadowed('s'));
class A { x = 1; y = this.x + this.x; static z = A.name + A.name; toString() { return `${this.x}${this.x}` } } console.log(new A().y, A.z, new A() + 'a');
(async (x) => x + (await x) + x)('w').then(console.log);
