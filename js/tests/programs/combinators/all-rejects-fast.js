// area: combinators
// runtimes: node browser
// what: all rejects with the first rejection; the rest still run
const later = (ms, v, fail) => new Promise((resolve, reject) => setTimeout(() => { console.log('settling', v); fail ? reject(new Error(v)) : resolve(v); }, ms));
Promise.all([later(40, 'slow'), later(10, 'bad', true), later(25, 'bad2', true)])
  .then(() => console.log('never'), (e) => console.log('rejected', e.message));
