// area: combinators
// runtimes: node browser
// what: all calls the then of thenables in microtasks
Promise.all([{ then(r) { console.log('thenable'); r('T'); } }, Promise.resolve('P'), 'V']).then((v) => console.log(v.join()));
console.log('sync');
Promise.resolve().then(() => console.log('1')).then(() => console.log('2')).then(() => console.log('3')).then(() => console.log('4'));
