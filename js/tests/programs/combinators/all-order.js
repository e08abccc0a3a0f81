// area: combinators
// runtimes: node browser
// what: Promise.all keeps the order of the input
const later = (ms, v) => new Promise((resolve) => setTimeout(() => { console.log('settled', v); resolve(v); }, ms));
Promise.all([later(30, 'a'), later(10, 'b'), 'c']).then((values) => console.log(values.join()));
