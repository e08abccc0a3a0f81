// area: combinators
// runtimes: node browser
// what: race with a timeout; the loser still finishes
const later = (ms, v) => new Promise((resolve) => setTimeout(() => { console.log('finished', v); resolve(v); }, ms));
const timeout = (ms) => new Promise((_, reject) => setTimeout(() => reject(new Error('timed out')), ms));
Promise.race([later(50, 'work'), timeout(20)]).then((v) => console.log(v), (e) => console.log(e.message));
