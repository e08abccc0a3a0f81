// area: timers
// runtimes: node browser
// what: A timer clearing itself while running changes nothing
const id = setTimeout(() => { console.log('running'); clearTimeout(id); console.log('still running'); }, 5);
setTimeout(() => console.log('end'), 20);
