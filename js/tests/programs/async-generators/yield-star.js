// area: async-generators
// runtimes: node browser
// what: yield* delegates to another async generator
async function* inner() { yield 'i1'; yield 'i2'; return 'inner result'; }
async function* outer() { yield 'o1'; const r = yield* inner(); console.log(r); yield 'o2'; }
(async () => { for await (const v of outer()) console.log(v); })();
(async () => { for (let i = 1; i <= 14; i++) { await 0; console.log('tick', i); } })();
