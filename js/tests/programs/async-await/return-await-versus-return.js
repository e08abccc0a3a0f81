// area: async-await
// runtimes: node browser node-10
// what: return of a promise costs three ticks, return await one
const tick = async (name, n) => { for (let i = 1; i <= n; i++) { await 0; console.log(name + i); } };
async function plain() { return 1; }
async function ret() { return Promise.resolve(2); }
async function retAwait() { return await Promise.resolve(3); }
plain().then(() => console.log('plain'));
ret().then(() => console.log('return promise'));
retAwait().then(() => console.log('return await'));
tick('t', 5);
