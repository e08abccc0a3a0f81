// area: console-format
// runtimes: node
// what: Errors inside objects and by message
const e = new RangeError('out of range');
console.log(e.toString(), `${e}`);
console.log(require('node:util').inspect(e).split('\n')[0]);
const noStack = new Error('bare');
noStack.stack = undefined;
console.log(noStack);
const short = new TypeError('short');
short.stack = 'TypeError: short';
console.log(short, [short]);
short.code = 'E_SHORT';
console.log(short);
