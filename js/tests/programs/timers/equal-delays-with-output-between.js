// area: timers
// runtimes: node browser
// what: Two timers of one delay with output between them
// varies: whether a millisecond ends between the starts of two timers, and how late the page's loop wakes
console.log('first');
const later = typeof setImmediate === 'function' ? setImmediate : (f) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { f(); port1.close(); }; port2.postMessage(0); };
setTimeout(() => { console.log('a'); later(() => console.log('soon')); }, 20);
console.log('between'); console.log('between');
setTimeout(() => console.log('b'), 20);
