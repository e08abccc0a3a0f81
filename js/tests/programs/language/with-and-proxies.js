// area: language
// runtimes: node browser
// what: with asks its object for the names of the program, and for no others
with ({ a: 1, has: 2 }) { console.log(a, has) }
const asked = [];
const proxy = new Proxy({ y: 3 }, { has(target, key) { asked.push(String(key)); return key in target } });
let x = 0;
with (proxy) { x = y + 1; (function () { return x })(); try { throw 1 } catch (e) { x = 8 } for (const i of [1, 2]) x += i }
console.log(x, asked.join());
const all = new Proxy({ console, y: 3 }, { has: () => true });
with (all) { console.log(y) }
console.log(Object.getOwnPropertyNames(globalThis).filter((name) => name.startsWith('$L')).length);
try { eval('var $' + 'Lm = 1'); console.log($Lm) } catch (e) { console.log(e.message) }
