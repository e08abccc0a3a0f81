// area: timers
// runtimes: node
// what: Delays beyond 2**31-1 and Infinity become 1 with a warning
setTimeout(() => console.log('2**31'), 2 ** 31);
setTimeout(() => console.log('Infinity'), Infinity);
setTimeout(() => console.log('-Infinity'), -Infinity);
setTimeout(() => console.log('fifty'), 50);
