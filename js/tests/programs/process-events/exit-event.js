// area: process-events
// runtimes: node
// what: exit comes last and may not schedule timers or ticks; its microtasks still run
process.on('exit', (code) => {
  console.log('exit', code);
  setTimeout(() => console.log('no timer'), 0);
  process.nextTick(() => console.log('no tick'));
  Promise.resolve().then(() => console.log('a microtask'));
});
setTimeout(() => console.log('timer'), 5);
