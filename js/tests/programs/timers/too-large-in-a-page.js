// area: timers
// runtimes: browser
// what: Delays wrap to 32 bits in a page: 2**31 and 2**32 fire at once, 2**32+30 after 30
setTimeout(() => console.log('2**32 + 30'), 2 ** 32 + 30);
setTimeout(() => console.log('2**31'), 2 ** 31);
setTimeout(() => console.log('Infinity'), Infinity);
setTimeout(() => console.log('ten'), 10);
const never = setTimeout(() => console.log('never'), 2 ** 31 - 1);
setTimeout(() => clearTimeout(never), 60);
