// area: language
// runtimes: node browser
// what: Tagged templates and raw strings
const tag = (strings, ...values) => strings.raw.join('|') + ' ' + values.join();
console.log(tag`a${1}b\n${2}c`);
console.log(String.raw`x\ny${1 + 1}`);
const same = () => ((s) => s)`k`;
console.log(same() === same(), `multi
line`);
