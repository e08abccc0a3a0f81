// area: thenables
// runtimes: node browser
// what: A thenable that resolves twice counts once
Promise.resolve({ then(resolve) { resolve('one'); resolve('two'); } }).then((v) => console.log(v));
