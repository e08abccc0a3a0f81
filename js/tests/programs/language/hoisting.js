// area: language
// runtimes: node browser
// what: Hoisting of functions and var, the dead zone of let
console.log(typeof hoisted, typeof late, v);
function hoisted() {}
var v = 1;
var late = () => {};
try { dead; } catch (e) { console.log(e.name + ': ' + e.message); }
let dead = 1;
console.log(typeof undeclared);
