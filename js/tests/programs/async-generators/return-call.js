// area: async-generators
// runtimes: node browser
// what: return() on a fresh and on a running async generator
async function* gen() { try { yield 1; } finally { console.log('finally'); } }
(async () => {
  const fresh = gen();
  console.log(JSON.stringify(await fresh.return('x')));
  const started = gen();
  await started.next();
  console.log(JSON.stringify(await started.return('y')));
  console.log(JSON.stringify(await started.next()));
})();
