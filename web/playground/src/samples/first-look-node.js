// In what order do these lines print, and why?
console.log('1: main module starts');

setImmediate(() => console.log('an immediate: check phase'));

setTimeout(() => {
  console.log('a timer: timers phase');
}, 0);

Promise.resolve()
  .then(() => console.log('4: a microtask'))
  .then(() => console.log('5: a microtask of a microtask'));

process.nextTick(() => console.log('3: a nextTick'));

console.log('2: main module ends');
