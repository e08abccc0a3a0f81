// area: language
// runtimes: node browser
// what: eval, new Function, and toString of functions
var g = 1;
console.log(eval('1 + 1'), new Function('a', 'b', 'return a * b')(3, 4));
console.log((function f(a, b) { return a + b; }).toString(), (() => 1).name === '', (function named() {}).name);
console.log([].map.toString(), f2.length);
function f2(a, b = 1, ...c) {}
