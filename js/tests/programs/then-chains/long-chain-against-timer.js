// area: then-chains
// runtimes: node browser
// what: A chain of a hundred thens ends before a timer of 0
let chain = Promise.resolve(0);
for (let i = 0; i < 100; i++) chain = chain.then((n) => n + 1);
chain.then((n) => console.log('chain', n));
setTimeout(() => console.log('timer'));
