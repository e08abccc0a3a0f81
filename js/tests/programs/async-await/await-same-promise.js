// area: async-await
// runtimes: node browser node-10
// what: Two functions awaiting one promise go on in order
const p = new Promise((resolve) => setTimeout(() => { console.log('resolve'); resolve(); console.log('resolved'); }, 10));
async function f(name) { await p; console.log(name, 1); await null; console.log(name, 2); }
f('x'); f('y');
p.then(() => console.log('then'));
