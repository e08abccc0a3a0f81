// area: unhandled-rejections
// runtimes: node browser
// what: The loser of a race that rejects is handled by the race
const later = (ms, fail) => new Promise((resolve, reject) => setTimeout(() => (fail ? reject(new Error('loser')) : resolve('winner')), ms));
Promise.race([later(10), later(30, true)]).then((v) => console.log(v));
setTimeout(() => console.log('end, nothing reported'), 80);
