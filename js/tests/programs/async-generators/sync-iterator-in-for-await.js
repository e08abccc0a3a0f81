// area: async-generators
// runtimes: node browser
// what: for await over a sync generator takes ticks as well
function* gen() { console.log('g1'); yield 1; console.log('g2'); yield 2; }
(async () => { for await (const v of gen()) console.log('got', v); console.log('done'); })();
(async () => { for (let i = 1; i <= 6; i++) { await 0; console.log('tick', i); } })();
