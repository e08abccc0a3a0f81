// area: async-await
// runtimes: node browser
// what: Starting both before awaiting lets them overlap
const wait = (ms, v) => new Promise((resolve) => setTimeout(() => { console.log('done', v); resolve(v); }, ms));
(async () => {
  const slow = wait(40, 'slow');
  const fast = wait(10, 'fast');
  console.log(await slow, await fast);
  console.log(await wait(30, 'a'), await wait(10, 'b'));
})();
