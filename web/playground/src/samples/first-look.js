// In what order do these lines print, and why?
console.log('1: script starts');

setTimeout(() => {
  console.log('6: a task, from the timer');
}, 0);

Promise.resolve()
  .then(() => console.log('3: a microtask'))
  .then(() => console.log('5: a microtask of a microtask'));

queueMicrotask(() => console.log('4: another microtask'));

requestAnimationFrame(() => {
  console.log('frame: when the screen is due');
});

console.log('2: script ends');
