// area: language
// runtimes: node browser
// what: V8's words for spreading and destructuring what cannot be
const say = (f) => { try { f(); } catch (e) { console.log(e.name + ': ' + e.message); } };
const o = {};
let u;
say(() => [...o]);
say(() => { for (const x of 5) x; });
say(() => { for (const x of o) x; });
say(() => { const [a] = o; });
say(() => { const [a] = u; });
say(() => { const { a } = u; });
say(() => { const { a } = null; });
say(() => new Map([1]));
say(() => new Set(5));
say(() => Math.max(...u));
say(() => (({ a }) => a)());
