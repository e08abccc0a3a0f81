// area: timers
// runtimes: node browser
// what: Numeric strings are numbers of milliseconds
setTimeout(() => console.log('"40"'), '40');
setTimeout(() => console.log('"0x14"'), '0x14');
setTimeout(() => console.log('" 5 "'), ' 5 ');
setTimeout(() => console.log('60'), 60);
