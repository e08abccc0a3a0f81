// area: timers
// runtimes: node browser
// what: A timer set by a timer fires after the timers already due
setTimeout(() => { console.log('a'); setTimeout(() => console.log('a2')); }, 0);
setTimeout(() => console.log('b'), 0);
setTimeout(() => console.log('c'), 0);
