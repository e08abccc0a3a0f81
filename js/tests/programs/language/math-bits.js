// area: language
// runtimes: node
// what: Math and ** give V8's bits: a digest of many arguments for each function
let state = 0x2545f491;
const draw = () => { state ^= state << 13; state ^= state >>> 17; state ^= state << 5; return (state >>> 0) / 2 ** 32 };
const kinds = [() => draw() * 2 - 1, () => (draw() - 0.5) * 20, () => (draw() - 0.5) * 1400, () => draw() * 1000, () => 2 ** ((draw() - 0.5) * 80), () => Math.floor(draw() * 2000) - 1000, () => draw() * 2 ** -Math.floor(draw() * 60), () => 1 + (draw() - 0.5) * 2 ** -Math.floor(draw() * 50), () => Math.round(draw() * 1e5) / 1e3, () => (draw() - 0.5) * 2 ** 40];
const view = new DataView(new ArrayBuffer(8));
const digest = (f) => {
  let hash = 17;
  for (let i = 0; i < 1000; i++) {
    const kind = kinds[i % kinds.length], other = kinds[Math.floor(i / 10) % kinds.length];
    const value = f(kind(), other(), kind());
    view.setFloat64(0, Number.isNaN(value) ? NaN : value);
    for (let at = 0; at < 8; at += 4) hash = (Math.imul(hash, 31) + view.getInt32(at)) | 0;
  }
  return (hash >>> 0).toString(16);
};
for (const name of ['acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cbrt', 'cos', 'cosh', 'exp', 'expm1', 'log', 'log10', 'log1p', 'log2', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'fround']) console.log(name, digest((x) => Math[name](x)));
console.log('atan2', digest(Math.atan2), 'hypot', digest(Math.hypot), 'pow', digest((x, y) => Math.pow(Math.abs(x), y)));
console.log('**', digest((x, y) => Math.abs(x) ** y), digest((x, y) => x ** Math.round(y)), digest((x, y) => { let r = x; r **= Math.trunc(y % 20); return r }));
const edges = [0, -0, 1, -1, NaN, Infinity, -Infinity, 5e-324, -5e-324, 2 ** -1022, 1.7976931348623157e308, 0.5, -0.5, 2, -2, 3, 709.78, 710.5, -745.1, 1e300, 2 ** 53, 2 ** 63, -(2 ** 53) - 2];
const shown = (x) => Object.is(x, -0) ? '-0' : String(x);
for (const x of edges) console.log(shown(x), ['acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cbrt', 'cos', 'cosh', 'exp', 'expm1', 'log', 'log10', 'log1p', 'log2', 'sin', 'sinh', 'tan', 'tanh'].map((name) => shown(Math[name](x))).join());
for (const x of edges) console.log(shown(x), edges.map((y) => [x ** y, Math.atan2(x, y), Math.hypot(x, y)].map(shown).join('/')).join(' '));
console.log(Math.hypot(), Math.hypot(3), Math.hypot(3, 4, 12), Math.hypot(NaN, Infinity), 10 ** -3, 1.1 ** 10, 2 ** 0.5, 10 ** 21, 7 ** -2, 0.1 ** 2, Math.exp(1), Math.sin(1e6), Math.cos(0.75), Math.tan(Math.PI / 2));
