// area: console-format
// runtimes: node browser
// what: JSON.stringify of odd values
console.log(JSON.stringify({ a: undefined, b: () => {}, c: NaN, d: new Date(0), e: [undefined, Symbol('x')] }));
console.log(JSON.stringify({ b: 1, a: [1, { c: 2 }] }, null, 2));
console.log(JSON.stringify({ toJSON() { return 'custom'; } }), JSON.stringify('q"uote\n'));
console.log(JSON.stringify({ a: 1, b: 2 }, ['b']), JSON.stringify({ a: 1 }, (k, v) => (k === 'a' ? 9 : v)));
try { const o = {}; o.o = o; JSON.stringify(o); } catch (e) { console.log(e.message.split('\n')[0]); }
try { JSON.stringify(1n); } catch (e) { console.log(e.message); }
