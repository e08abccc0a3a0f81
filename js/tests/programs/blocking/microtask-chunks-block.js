// area: blocking
// runtimes: node browser
// what: Chunks by microtasks keep a timer out
let chunks = 0;
setTimeout(() => console.log('timer after', chunks), 0);
(async () => { for (let i = 0; i < 10; i++) { const end = Date.now() + 3; while (Date.now() < end); chunks += 1; await null; } console.log('chunks done'); })();
