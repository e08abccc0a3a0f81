// area: async-await
// runtimes: node browser
// what: Each await costs one tick
(async () => { for (const n of ['a1', 'a2', 'a3']) { await 0; console.log(n); } })();
(async () => { for (const n of ['b1', 'b2', 'b3']) { await 0; console.log(n); } })();
