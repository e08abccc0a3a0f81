// area: next-tick
// runtimes: node
// what: An async function beside ticks
(async () => {
  console.log('a');
  await null;
  console.log('b');
  process.nextTick(() => console.log('tick from async'));
  await null;
  console.log('c');
})();
process.nextTick(() => console.log('tick'));
