// area: language
// runtimes: node browser
// what: this by call, method, arrow, bind
const o = { name: 'o', f() { return this?.name; }, arrow: () => typeof this, nested() { return (() => this.name)(); } };
const { f } = o;
console.log(o.f(), (0, o.f)() === undefined || typeof (0, o.f)(), o.nested(), f.call({ name: 'called' }), f.bind({ name: 'bound' }).call(o));
class K { m() { return this; } }
const { m } = new K();
console.log(m());
