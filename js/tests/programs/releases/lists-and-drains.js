// area: releases
// runtimes: node node-22 node-20 node-18 node-10
// what: Ticks and microtasks between callbacks of one list of timers, and between immediates: since Node 11
const say = (name) => {
  console.log(name);
  process.nextTick(() => console.log(`${name} tick`));
  Promise.resolve().then(() => console.log(`${name} microtask`));
};
setTimeout(say, 1, 'timeout a');
setTimeout(say, 1, 'timeout b');
setTimeout(say, 2, 'timeout c');
setImmediate(say, 'immediate a');
setImmediate(say, 'immediate b');
const end = Date.now() + 10;
while (Date.now() < end);
