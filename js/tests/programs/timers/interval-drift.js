// area: timers
// runtimes: node
// what: Interval of 20 against a timeout of 70: three ticks before
let n = 0;
const id = setInterval(() => console.log('tick', ++n), 20);
setTimeout(() => { clearInterval(id); console.log('stop'); }, 70);
