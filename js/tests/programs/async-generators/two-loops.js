// area: async-generators
// runtimes: node browser
// what: Two for await loops alternate
async function* gen(name) { for (let i = 1; i <= 3; i++) yield name + i; }
for (const name of ['a', 'b']) (async () => { for await (const v of gen(name)) console.log(v); console.log(name, 'done'); })();
