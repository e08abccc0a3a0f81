// area: built-ins
// runtimes: node browser
// what: JSON.parse at any depth, its messages, and the source text a reviver is told
console.log(JSON.parse('{"a":[1,2,{"b":null}],"__proto__":3,"\\u0041":-0,"x":1e3,"y":1.5,"a":7,"2":1,"1":2}'));
let value = JSON.parse('['.repeat(100000) + ']'.repeat(100000));
let depth = 0;
for (; value; depth++) value = value[0];
console.log(depth, Object.keys(JSON.parse('{"a":'.repeat(5000) + '1' + '}'.repeat(5000))));
console.log(JSON.parse('[1.0,"a",{"b":-1e2,"c":[true,null]}]', function (key, value, { source }) { return typeof value === 'object' && value !== null ? value : [value, source]; }));
console.log(JSON.parse('{"a":1,"b":[1,2,3],"c":{"d":4}}', (key, value) => (value === 2 || key === 'a' ? undefined : value)));
const order = [];
JSON.parse('{"b":1,"a":[2,{"x":3}],"1":4}', function (key, value, context) { order.push(key + ':' + ('source' in context)); return value; });
console.log(order.join());
console.log(JSON.parse('[1,2]', function (key, value, { source }) { if (key === '0') this[1] = 5; return key === '1' ? [value, source] : value; }));
for (const text of ['', '{', '[1,]', '{"a":1,}', '01', '-', '1.', '"a', '"\n"', 'nul', 'true x', '[1 2]', "{'a':1}", '\u00a01', '"\\x"', '"\\u12g4"', undefined, '1e', '[', '{"a"', '{"a":', '{"a" 1}', 'NaN', ' 1 ']) {
  try { console.log(JSON.parse(text)); } catch (e) { console.log(e.name, e.message); }
}
console.log(JSON.parse('"\\ud83d\\ude00 é \\b\\f\\n\\r\\t\\/\\"\\\\"'), JSON.parse('123456789012345678901234567890'), JSON.parse('1e999'), Object.is(JSON.parse('-0'), -0));
console.log(JSON.rawJSON('1e1000').rawJSON, JSON.stringify({ n: JSON.rawJSON('12345678901234567890') }), JSON.isRawJSON(JSON.rawJSON('1')), JSON.isRawJSON({}));
