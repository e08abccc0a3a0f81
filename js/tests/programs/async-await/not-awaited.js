// area: async-await
// runtimes: node browser
// what: A call that is not awaited goes on beside the caller
async function work(name) {
  console.log(name, 'start');
  await 0;
  console.log(name, 'end');
}
(async () => {
  work('free');
  await work('awaited');
  console.log('caller end');
})();
