// area: async-generators
// runtimes: node browser
// what: Calls of next are queued and answered in order
async function* gen() { console.log('run'); yield 'a'; yield 'b'; return 'c'; }
const it = gen();
for (let i = 0; i < 4; i++) it.next().then((r) => console.log(String(r.value), r.done));
console.log('sync');
