// area: timers
// runtimes: node browser
// what: A shorter timer set later fires first
setTimeout(() => console.log('60'), 60);
setTimeout(() => console.log('40'), 40);
setTimeout(() => console.log('20'), 20);
setTimeout(() => console.log('0'), 0);
