// area: thenables
// runtimes: node browser
// what: A thenable resolving with a thenable is unwrapped again
const inner = { then(resolve) { console.log('inner'); resolve('deep'); } };
const outer = { then(resolve) { console.log('outer'); resolve(inner); } };
Promise.resolve(outer).then((v) => console.log(v));
Promise.resolve().then(() => console.log('1')).then(() => console.log('2')).then(() => console.log('3')).then(() => console.log('4'));
