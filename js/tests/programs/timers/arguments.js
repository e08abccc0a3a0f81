// area: timers
// runtimes: node browser
// what: Further arguments go to the callback
setTimeout((...args) => console.log(args.join(' ')), 0, 'a', 1, true);
const id = setInterval((a, b) => { console.log('interval', a, b); clearInterval(id); }, 5, 'x', 'y');
