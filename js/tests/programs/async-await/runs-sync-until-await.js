// area: async-await
// runtimes: node browser
// what: An async function runs synchronously up to its first await
async function f() {
  console.log('f start');
  await null;
  console.log('f after await');
}
console.log('before');
f();
console.log('after');
