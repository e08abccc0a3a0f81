// area: async-await
// runtimes: node browser
// what: A throw in an async function is a rejection, not an exception
async function f() { throw new Error('inside'); }
try {
  f().catch((e) => console.log('rejected', e.message));
  console.log('no exception');
} catch {
  console.log('never');
}
