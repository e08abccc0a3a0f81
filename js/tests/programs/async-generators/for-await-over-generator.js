// area: async-generators
// runtimes: node browser
// what: for await takes a fixed number of ticks per value
async function* numbers() {
  console.log('start');
  yield 1;
  console.log('between');
  yield 2;
  console.log('end');
}
(async () => { for await (const n of numbers()) console.log('got', n); console.log('loop done'); })();
(async () => { for (let i = 1; i <= 10; i++) { await 0; console.log('tick', i); } })();
