// area: timers
// runtimes: node browser node-10
// what: A microtask of one timer cancels the next that is already due
setTimeout(() => {
  console.log('first');
  Promise.resolve().then(() => { clearTimeout(second); console.log('cleared second'); });
}, 5);
const second = setTimeout(() => console.log('never'), 5);
setTimeout(() => console.log('third'), 5);
