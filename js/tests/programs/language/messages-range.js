// area: language
// runtimes: node browser
// what: V8's words for ranges, conversions and operators
const say = (f) => { try { f(); } catch (e) { console.log(e.name + ': ' + e.message); } };
say(() => new Array(-1));
say(() => 'x'.repeat(-1));
say(() => (1).toFixed(101));
say(() => (1).toString(1));
say(() => 'a' in 'b');
say(() => 1 instanceof 1);
say(() => Symbol() + '');
say(() => Object.defineProperty(1, 'a', {}));
say(() => Reflect.ownKeys(1));
say(() => [].reduce((a) => a));
say(() => new Date(NaN).toISOString());
say(() => decodeURIComponent('%'));
say(() => null[Symbol.iterator]);
say(() => structuredClone);
say(() => new RegExp('['));
