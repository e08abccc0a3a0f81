// area: built-ins
// runtimes: node browser
// what: Sorting calls a comparator for the same pairs in the same order as V8, and survives one that contradicts itself
let seed = 12345;
const random = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
let hash = 0;
const note = (x) => { hash = (hash * 31 + (x | 0)) | 0; };
const shapes = [
  () => Math.floor(random() * 1000),
  (i) => i,
  (i) => -i,
  () => Math.floor(random() * 5),
  (i) => (i % 50) * (random() > 0.9 ? 3 : 1),
  (i, n) => (i < n / 2 ? i * 2 : (i - (n >> 1)) * 2 + 1),
];
for (const length of [0, 1, 2, 5, 10, 21, 32, 33, 52, 64]) {
  for (const [which, shape] of shapes.entries()) {
    const values = Array.from({ length }, (_, i) => shape(i, length));
    let calls = 0;
    hash = 0;
    const sorted = values.map((v, i) => ({ v, i })).sort((x, y) => { calls++; note(x.i * 7 + y.i); return x.v - y.v; });
    for (const it of sorted) note(it.i);
    const typed = new Float64Array(values).sort((x, y) => { calls++; note(x * 7 + y); return x - y; });
    for (const it of typed) note(it);
    const shuffled = values.toSorted((x, y) => { calls++; note(x * 7 + y); return random() - 0.5; });
    for (const it of shuffled) note(it);
    console.log(length, which, calls, hash);
  }
}
[3, 1, 2].sort((a, b) => { console.log(a, b); return a - b; });
console.log(new Int8Array([1, 2, 3]).toSorted(() => -1), new Int8Array([1, 2, 3]).sort(() => 1));
console.log([3, undefined, 1, , 10].sort(), [3, , 1].toSorted(), ['b', 'a', , undefined].sort((a, b) => (a < b ? 1 : -1)));
console.log([].sort.call({ length: 3, 0: 'b', 1: 'a', 2: 'c' }), [10, 9, 1, 'a', null, true].sort());
for (const bad of [1, null, 'x', {}, [1]]) {
  try { [1].sort(bad); } catch (e) { console.log(e.message); }
}
try { [2, 1].sort(() => { throw new Error('stop'); }); } catch (e) { console.log(e.message); }
const texts = [];
[{ toString() { texts.push('a'); return 'a'; } }, { toString() { texts.push('b'); return 'b'; } }].sort();
console.log(texts.join());
