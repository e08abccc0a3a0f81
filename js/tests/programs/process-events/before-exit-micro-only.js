// area: process-events
// runtimes: node
// what: beforeExit with only microtasks does not come again
process.on('beforeExit', () => {
  console.log('beforeExit');
  Promise.resolve().then(() => console.log('micro'));
  process.nextTick(() => console.log('tick'));
});
process.on('exit', () => console.log('exit'));
