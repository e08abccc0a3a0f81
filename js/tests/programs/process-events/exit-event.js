// area: process-events
// runtimes: node
// what: exit comes last and may not schedule
process.on('exit', (code) => {
  console.log('exit', code);
  setTimeout(() => console.log('never'), 0);
  process.nextTick(() => console.log('never'));
  Promise.resolve().then(() => console.log('never'));
});
setTimeout(() => console.log('timer'), 5);
