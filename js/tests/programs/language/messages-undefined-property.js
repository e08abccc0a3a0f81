// area: language
// runtimes: node browser
// what: V8's words for reading and calling what is not there
const say = (f) => { try { f(); } catch (e) { console.log(e.name + ': ' + e.message); } };
let u;
const n = null;
const o = {};
say(() => u.x);
say(() => n.x);
say(() => o.a.b);
say(() => { u.x = 1; });
say(() => o.f());
say(() => o.a.b());
say(() => u());
say(() => (void 0)());
say(() => o.list[0]());
say(() => u[0]);
say(() => n['key']);
say(() => new o());
say(() => new (() => {})());
