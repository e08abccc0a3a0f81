// area: then-chains
// runtimes: node browser
// what: A then on a settled promise still waits for a microtask
const done = Promise.resolve('done');
setTimeout(() => {
  console.log('timer');
  done.then((v) => console.log(v));
  console.log('timer end');
});
