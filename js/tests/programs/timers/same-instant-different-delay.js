// area: timers
// runtimes: node browser
// what: A timer set at 20 for 20 against one set at 0 for 120
setTimeout(() => { console.log('at 20'); setTimeout(() => console.log('at 40'), 20); }, 20);
setTimeout(() => console.log('at 120'), 120);
