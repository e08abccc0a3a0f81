// area: async-await
// runtimes: node browser
// what: A promise chain as a lock keeps sections apart
let tail = Promise.resolve();
function locked(fn) { const run = tail.then(fn); tail = run.catch(() => {}); return run; }
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
locked(async () => { console.log('A in'); await wait(30); console.log('A out'); });
locked(async () => { console.log('B in'); await wait(10); throw new Error('B fails'); }).catch((e) => console.log(e.message));
locked(async () => { console.log('C in'); });
