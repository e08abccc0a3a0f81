// area: async-generators
// runtimes: node browser
// what: Leaving the loop runs the generator's finally
async function* gen() {
  try { yield 1; yield 2; } finally { console.log('cleanup'); await null; console.log('cleanup done'); }
}
(async () => {
  for await (const n of gen()) { console.log(n); break; }
  console.log('after loop');
})();
