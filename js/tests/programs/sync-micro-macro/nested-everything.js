// area: sync-micro-macro
// runtimes: node browser
// what: Tasks and microtasks nested in each other
console.log('start');
setTimeout(() => {
  console.log('t1');
  Promise.resolve().then(() => {
    console.log('t1 p');
    setTimeout(() => console.log('t1 p t'));
    queueMicrotask(() => console.log('t1 p m'));
  });
  console.log('t1 end');
}, 0);
Promise.resolve().then(() => {
  console.log('p1');
  setTimeout(() => console.log('p1 t'), 20);
});
console.log('end');
