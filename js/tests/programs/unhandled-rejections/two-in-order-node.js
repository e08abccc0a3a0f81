// area: unhandled-rejections
// runtimes: node
// what: Two rejections are reported in order, with microtasks between
process.on('unhandledRejection', (reason) => {
  console.log('unhandled', reason);
  Promise.resolve().then(() => console.log('micro after', reason));
  process.nextTick(() => console.log('tick after', reason));
});
Promise.reject('one');
Promise.reject('two');
