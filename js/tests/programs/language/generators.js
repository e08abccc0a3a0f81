// area: language
// runtimes: node browser
// what: Generators: next with values, return, throw, delegation
function* g() { const a = yield 1; console.log('a', a); try { yield 2; } finally { console.log('cleanup'); } }
const it = g();
console.log(it.next().value, it.next('in').value, JSON.stringify(it.return('r')), it.next().done);
function* outer() { const r = yield* inner(); console.log('r', r); }
function* inner() { yield 'i'; return 'ret'; }
console.log([...outer()].join());
