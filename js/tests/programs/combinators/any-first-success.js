// area: combinators
// runtimes: node browser
// what: any waits for the first success
const later = (ms, v, fail) => new Promise((resolve, reject) => setTimeout(fail ? reject : resolve, ms, v));
Promise.any([later(10, 'bad', true), later(30, 'good'), later(60, 'late')]).then((v) => console.log(v));
Promise.any([later(20, 'x', true), later(10, 'y', true)]).catch((e) => console.log(e.constructor.name, e.errors.join()));
