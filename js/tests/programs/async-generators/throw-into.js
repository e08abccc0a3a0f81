// area: async-generators
// runtimes: node browser
// what: throw() enters the generator at its yield
async function* gen() {
  try { yield 1; } catch (e) { console.log('inside', e.message); yield 'recovered'; }
}
(async () => {
  const it = gen();
  console.log((await it.next()).value);
  console.log((await it.throw(new Error('pushed'))).value);
  console.log((await it.next()).done);
})();
