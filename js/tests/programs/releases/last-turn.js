// area: releases
// runtimes: node node-22 node-20 node-18 node-10
// what: Since libuv 1.45 a turn ends with the timers, so that even the last one runs what fell due in it
console.log('main');
setImmediate(() => {
  setTimeout(() => console.log('unreferenced, and run'), 1).unref();
  const end = Date.now() + 5;
  while (Date.now() < end);
});
