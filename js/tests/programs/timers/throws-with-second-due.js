// area: timers
// runtimes: browser
// what: In a page a timer that throws does not stop the next
setTimeout(() => { console.log('first'); throw new Error('boom'); }, 5);
setTimeout(() => console.log('second'), 5);
