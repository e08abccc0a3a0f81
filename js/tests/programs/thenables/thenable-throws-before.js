// area: thenables
// runtimes: node browser
// what: A throw in a thenable's then rejects
Promise.resolve({ then() { throw new Error('from then'); } })
  .then(() => console.log('never'), (e) => console.log(e.message));
