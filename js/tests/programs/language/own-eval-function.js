// area: language
// runtimes: node browser
// what: a program's own function eval, which is hoisted
console.log(eval('1 + 1'));
function eval(text) { return `function ${text}`; }
const indirect = eval;
console.log(indirect('2 + 2'), (0, eval)('3 + 3'));
