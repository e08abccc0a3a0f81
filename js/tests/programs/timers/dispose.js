// area: timers
// runtimes: node
// what: A timeout has Symbol.dispose and close
const t = setTimeout(() => console.log('never'), 10);
console.log(typeof t[Symbol.dispose], typeof t.close);
t[Symbol.dispose]();
setTimeout(() => console.log('never'), 10).close();
setTimeout(() => console.log('end'), 30);
