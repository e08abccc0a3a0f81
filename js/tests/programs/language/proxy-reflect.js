// area: language
// runtimes: node browser
// what: Proxy traps and Reflect
const p = new Proxy({ a: 1 }, {
  get: (t, k, r) => (k in t ? Reflect.get(t, k, r) : `no ${String(k)}`),
  has: (t, k) => k !== 'hidden',
  set: (t, k, v) => { console.log('set', k, v); t[k] = v; return true; },
  deleteProperty: (t, k) => { console.log('delete', k); return delete t[k]; },
  ownKeys: () => ['a', 'z'],
  getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 0 }),
});
console.log(p.a, p.b, 'hidden' in p, 'x' in p);
p.c = 3;
delete p.c;
console.log(Object.keys(p).join(), Reflect.ownKeys({ b: 1, a: 2, 1: 0 }).join());
console.log(Reflect.construct(Date, [0]).getTime(), Reflect.apply(Math.max, null, [1, 3]));
