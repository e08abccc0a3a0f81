// area: process-events
// runtimes: node
// what: process.stdout.write and console.log keep their order
process.stdout.write('a');
process.stdout.write('b\n');
console.log('c');
process.stdout.write('d\n', () => console.log('written'));
console.log('e');
