// area: built-ins
// runtimes: node node-18
// what: Sorting many elements calls a comparator for the same pairs in the same order as V8
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
for (const length of [65, 100, 130, 257, 600, 1500]) {
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
