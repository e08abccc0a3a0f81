// area: unhandled-rejections
// runtimes: node
// what: rejectionHandled comes when a handler is added later
process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
process.on('rejectionHandled', () => console.log('rejectionHandled'));
const p = Promise.reject('r');
setTimeout(() => {
  console.log('timer');
  p.catch((r) => console.log('caught', r));
  process.nextTick(() => console.log('tick'));
}, 10);
