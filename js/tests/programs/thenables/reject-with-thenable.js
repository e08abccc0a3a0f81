// area: thenables
// runtimes: node browser
// what: A rejection with a thenable is not unwrapped
Promise.reject({ then() { console.log('never called'); } }).catch((v) => console.log(typeof v.then));
