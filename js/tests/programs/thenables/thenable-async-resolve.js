// area: thenables
// runtimes: node browser
// what: A thenable may resolve in a timer
Promise.resolve({ then(resolve) { setTimeout(() => { console.log('timer'); resolve('late'); console.log('timer end'); }, 10); } })
  .then((v) => console.log(v));
setTimeout(() => console.log('zero'));
