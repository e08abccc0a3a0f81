// area: timers
// runtimes: node browser
// what: Clearing what does not exist is no error
for (const value of [undefined, null, 0, -1, 'x', {}, NaN]) clearTimeout(value);
const id = setTimeout(() => console.log('never'), 5);
clearInterval(id);
clearTimeout(id);
setTimeout(() => console.log('end'), 10);
