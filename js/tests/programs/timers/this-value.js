// area: timers
// runtimes: node browser
// what: this in a timer callback
setTimeout(function () { console.log(this === globalThis, typeof this); }, 0);
setTimeout(() => console.log('end'), 10);
