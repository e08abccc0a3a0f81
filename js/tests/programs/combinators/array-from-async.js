// area: combinators
// runtimes: node browser node-20 node-18
// what: Array.fromAsync takes values one after another
async function* gen() { yield 1; yield 2; }
Array.fromAsync(gen(), async (n) => n * 10).then((list) => console.log(list.join()));
Array.fromAsync([Promise.resolve('a'), 'b']).then((list) => console.log(list.join()));
console.log('sync');
