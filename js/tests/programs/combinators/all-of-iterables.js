// area: combinators
// runtimes: node browser
// what: Combinators take any iterable and reject what is none
Promise.all(new Set([1, Promise.resolve(2)])).then((v) => console.log(v.join()));
Promise.all('ab').then((v) => console.log(v.join()));
Promise.all((function* () { yield 'g1'; yield 'g2'; })()).then((v) => console.log(v.join()));
Promise.all(5).catch((e) => console.log(e.name));
