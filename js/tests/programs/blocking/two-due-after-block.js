// area: blocking
// runtimes: node browser
// what: After a block timers come by deadline, promises of each between
setTimeout(() => { console.log('30'); Promise.resolve().then(() => console.log('micro 30')); }, 30);
setTimeout(() => { console.log('10'); Promise.resolve().then(() => console.log('micro 10')); }, 10);
setTimeout(() => console.log('20'), 20);
const end = Date.now() + 60;
while (Date.now() < end);
