// area: sync-micro-macro
// runtimes: node browser
// what: Two chains and a microtask chain advance one step at a time
Promise.resolve().then(() => console.log('a1')).then(() => console.log('a2')).then(() => console.log('a3'));
queueMicrotask(() => {
  console.log('m1');
  queueMicrotask(() => console.log('m2'));
});
Promise.resolve().then(() => console.log('b1')).then(() => console.log('b2'));
