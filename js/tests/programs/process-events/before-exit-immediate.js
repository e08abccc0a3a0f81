// area: process-events
// runtimes: node
// what: beforeExit with an immediate
let once = true;
process.on('beforeExit', () => {
  console.log('beforeExit');
  if (once) { once = false; setImmediate(() => console.log('immediate')); }
});
