// area: combinators
// runtimes: node browser
// what: race prefers the first settled promise of the list
Promise.race([new Promise(() => {}), Promise.resolve('second'), Promise.resolve('third')]).then((v) => console.log(v));
Promise.race([Promise.reject('rejected'), Promise.resolve('ok')]).then((v) => console.log(v), (r) => console.log(r));
