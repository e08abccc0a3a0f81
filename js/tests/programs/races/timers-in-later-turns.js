// area: races
// runtimes: node
// what: Timers against immediates that set immediates
// varies: the millisecond may end before any turn of the loop
const order = [];
function log(text) { order.push(text); }
setTimeout(() => log('t0'), 0);
setTimeout(() => log('t1'), 1);
setImmediate(() => {
  log('immediate');
  setTimeout(() => log('t2'), 0);
  setImmediate(() => log('i2'));
});
process.nextTick(() => log('tick'));
Promise.resolve().then(() => log('then'));
(async () => {
  await null; log('await');
})();
process.on('exit', () => console.log(order.join(' ')));
