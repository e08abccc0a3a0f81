// area: clamp
// runtimes: browser
// what: Awaiting a timer in a loop keeps the nesting level
// settle: 600
const sleep = () => new Promise((resolve) => setTimeout(resolve, 0));
(async () => {
  const start = performance.now();
  for (let i = 0; i < 26; i++) await sleep();
  console.log('26 awaited timers: at least 80 ms', performance.now() - start >= 79.5);
})();
