// area: then-chains
// runtimes: node browser
// what: then(f, g) answers one tick before then(f).catch(g)
const failed = Promise.reject('r');
failed.then(() => {}).catch((r) => console.log('catch', r));
failed.then(() => {}, (r) => console.log('second argument', r));
