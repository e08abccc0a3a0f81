// area: async-generators
// runtimes: node browser
// what: An async generator of timer ticks
async function* ticks(n, ms) {
  for (let i = 0; i < n; i++) { await new Promise((resolve) => setTimeout(resolve, ms)); yield i; }
}
(async () => { for await (const i of ticks(3, 10)) console.log('tick', i); console.log('end'); })();
setTimeout(() => console.log('timer 100'), 100);
