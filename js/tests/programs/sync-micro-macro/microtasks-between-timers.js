// area: sync-micro-macro
// runtimes: node browser node-10
// what: Microtasks run after each timer callback, not after all of them
setTimeout(() => {
  console.log('timer 1');
  Promise.resolve().then(() => console.log('micro of timer 1'));
});
setTimeout(() => {
  console.log('timer 2');
  Promise.resolve().then(() => console.log('micro of timer 2'));
});
