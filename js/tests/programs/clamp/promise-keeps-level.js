// area: clamp
// runtimes: browser
// what: Awaiting a timer in a loop keeps the nesting level
// settle: 400
const sleep = () => new Promise((resolve) => setTimeout(resolve, 0));
(async () => {
  const kinds = [];
  for (let i = 0; i < 10; i++) {
    const before = performance.now();
    await sleep();
    kinds.push(performance.now() - before < 3.5 ? 'short' : 'clamped');
  }
  console.log(kinds.join(' '));
})();
