// area: blocking
// runtimes: node browser
// what: Sorting, JSON and regular expressions are synchronous
setTimeout(() => console.log('timer'), 0);
const list = Array.from({ length: 20000 }, (_, i) => (i * 7919) % 20011);
list.sort((a, b) => a - b);
console.log('sorted', list[0]);
console.log('json', JSON.parse(JSON.stringify(list)).length);
console.log('regexp', /^(a+)+$/.test('aaaaaaaaaaaaaaaaaa!'));
