// area: async-generators
// runtimes: node browser
// what: A throw ends the generator and rejects the loop
async function* gen() { yield 1; throw new Error('broken'); }
(async () => {
  const it = gen();
  try { for await (const n of it) console.log(n); } catch (e) { console.log('caught', e.message); }
  console.log((await it.next()).done);
})();
