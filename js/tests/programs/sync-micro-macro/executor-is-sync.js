// area: sync-micro-macro
// runtimes: node browser
// what: A promise executor runs at once, its continuation later
console.log('before');
const promise = new Promise((resolve) => {
  console.log('executor');
  resolve('value');
  console.log('after resolve');
});
promise.then((value) => console.log('then', value));
console.log('after');
