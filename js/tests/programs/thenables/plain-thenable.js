// area: thenables
// runtimes: node browser
// what: Resolving with a thenable calls its then in a microtask
const thenable = { then(resolve) { console.log('then called'); resolve('v'); } };
Promise.resolve(thenable).then((v) => console.log('got', v));
console.log('sync');
Promise.resolve().then(() => console.log('1')).then(() => console.log('2')).then(() => console.log('3'));
