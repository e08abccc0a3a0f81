// area: console-format
// runtimes: node
// what: Dates, regular expressions, boxed values, symbols
console.log(new Date(0), [new Date(0)], new Date(NaN));
console.log(/a+b/gi, [/x/]);
console.log(new Number(3), new String('abc'), new Boolean(false), Object(Symbol('s')), Object(1n));
console.log([Symbol('in array'), 5n]);
