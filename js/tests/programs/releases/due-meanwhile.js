// area: releases
// runtimes: node node-22 node-20 node-18 node-10
// what: A timer that falls due while timers run is run in the same phase up to libuv 1.47, and waits a turn since 1.48
const spin = (ms) => {
  const end = Date.now() + ms;
  while (Date.now() < end);
};
setTimeout(() => process.nextTick(() => {
  setTimeout(() => console.log('second timeout'), 1);
  spin(5);
  setTimeout(() => console.log('never'), 500).unref();
}), 1);
setImmediate(() => console.log('immediate'));
spin(10);
