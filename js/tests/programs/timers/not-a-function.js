// area: timers
// runtimes: node
// what: A callback that is no function throws a TypeError with a code
for (const bad of [undefined, 'code', 5, {}]) {
  try { setTimeout(bad, 0); } catch (e) { console.log(e.name, e.code); }
}
