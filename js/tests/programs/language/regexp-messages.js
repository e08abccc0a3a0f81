// area: language
// runtimes: node
// what: the message over a pattern that is put together at run time says which it is
const t = (f) => { try { console.log(f()) } catch (e) { console.log(e.name, e.message) } };
const p = '('; const q = { s: '[z-a]' };
const f = (s) => { try { return new RegExp(s) } catch (e) { return e.message } }; console.log(['a', '+', 'x)', '\\'].map(f));
console.log(RegExp.name, RegExp.length, RegExp(/a/g) instanceof RegExp, /a/.constructor === RegExp, new RegExp(/b/g, 'i').flags, RegExp[Symbol.species] === RegExp);
const same = /x/; console.log(RegExp(same) === same, new RegExp(same) === same, RegExp(same, 'g') === same);
class Mine extends RegExp { get extra() { return this.source + '!' } } console.log(new Mine('a+').extra, 'caat'.replace(new Mine('a+', 'g'), 'x'), 'a-b'.split(new Mine('-')));
/(o)(p)/.exec('xopq'); console.log(RegExp.$1, RegExp.$2, RegExp.lastMatch);
