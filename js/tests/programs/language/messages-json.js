// area: language
// runtimes: node browser
// what: V8's words for bad JSON
for (const text of ['', '{', '{"a":}', '[1,]', "{'a':1}", 'undefined', '{"a":1}}', '"open', '01', 'nul']) {
  try { JSON.parse(text); console.log('fine', text); } catch (e) { console.log(e.name + ': ' + e.message); }
}
console.log(JSON.parse('{"a":[1,{"b":null}]}', (k, v) => (v === null ? 'N' : v)).a[1].b);
