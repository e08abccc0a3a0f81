// area: async-await
// runtimes: node browser
// what: A function awaiting a promise that never settles simply never goes on
(async () => {
  console.log('waiting');
  try {
    await new Promise(() => {});
    console.log('never');
  } finally {
    console.log('never');
  }
})();
setTimeout(() => console.log('end'), 10);
