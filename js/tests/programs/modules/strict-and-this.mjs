// area: modules
// runtimes: node browser
// what: A module is strict and its this is undefined
console.log(this === undefined);
console.log((function () { return this; })() === undefined);
try { undeclared = 1; } catch (e) { console.log(e.name + ': ' + e.message); }
