// area: releases
// runtimes: node node-22 node-20 node-18 node-10
// what: An await of a promise takes three microtasks up to Node 11, and one since
async function waits() {
  console.log('await begins');
  await Promise.resolve();
  console.log('await is over');
  await 1;
  console.log('await of a number is over');
}
waits();
Promise.resolve()
  .then(() => console.log('then 1'))
  .then(() => console.log('then 2'))
  .then(() => console.log('then 3'))
  .then(() => console.log('then 4'));
