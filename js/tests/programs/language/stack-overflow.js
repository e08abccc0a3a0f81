// area: language
// runtimes: node browser
// what: Endless recursion is a RangeError that can be caught
function forever() { return forever() + 1; }
try { forever(); } catch (e) { console.log(e instanceof RangeError, e.message); }
let depth = 0;
(function down() { depth += 1; if (depth < 300) down(); })();
console.log('depth', depth);
