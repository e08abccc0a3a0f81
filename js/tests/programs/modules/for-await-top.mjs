// area: modules
// runtimes: node browser
// what: for await at the top of a module
async function* gen() { yield 1; yield 2; }
for await (const n of gen()) console.log(n);
console.log('end');
