// area: timers
// runtimes: node browser
// what: Fractions of a millisecond are cut off
setTimeout(() => console.log('20.9'), 20.9);
setTimeout(() => console.log('20'), 20);
setTimeout(() => console.log('20.1'), 20.1);
const end = Date.now() + 40;
while (Date.now() < end);
