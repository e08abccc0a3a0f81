// area: process-events
// runtimes: node
// what: beforeExit may schedule and comes again
let n = 0;
process.on('beforeExit', (code) => {
  console.log('beforeExit', code);
  if (n++ < 2) setTimeout(() => console.log('timer', n), 5);
});
process.on('exit', () => console.log('exit'));
