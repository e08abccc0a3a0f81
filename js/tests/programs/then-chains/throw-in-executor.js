// area: then-chains
// runtimes: node browser
// what: A throw in the executor rejects
new Promise(() => { throw new TypeError('in executor'); }).catch((error) => console.log(error.name, error.message));
console.log('sync goes on');
