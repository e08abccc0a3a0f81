// area: async-await
// runtimes: node browser
// what: forEach with an async callback does not wait
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
(async () => {
  [30, 10, 50].forEach(async (ms) => { await wait(ms); console.log('forEach', ms); });
  console.log('after forEach');
  await wait(80);
  for (const ms of [30, 10]) { await wait(ms); console.log('for of', ms); }
  console.log('after for of');
})();
