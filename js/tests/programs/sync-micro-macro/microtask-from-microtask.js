// area: sync-micro-macro
// runtimes: node browser
// what: A microtask queued by a microtask runs before the next task
setTimeout(() => console.log('timeout'));
queueMicrotask(() => {
  console.log('a');
  queueMicrotask(() => {
    console.log('b');
    queueMicrotask(() => console.log('c'));
  });
});
console.log('sync');
