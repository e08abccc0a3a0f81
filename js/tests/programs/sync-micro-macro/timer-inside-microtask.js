// area: sync-micro-macro
// runtimes: node browser
// what: A timer set in a microtask comes after one set before it
setTimeout(() => console.log('timer from script'));
Promise.resolve().then(() => {
  console.log('micro');
  setTimeout(() => console.log('timer from micro'));
});
setTimeout(() => console.log('second timer from script'));
