// area: async-generators
// runtimes: node browser
// what: yield awaits a promise, and a rejected one throws inside
async function* gen() {
  yield Promise.resolve('unwrapped');
  try { yield Promise.reject(new Error('nope')); } catch (e) { console.log('inside', e.message); }
  yield 'end';
}
(async () => { for await (const v of gen()) console.log(v); })();
