// area: timers
// runtimes: browser
// what: Timer ids in a page are ascending numbers shared by setTimeout and setInterval
const a = setTimeout(() => {});
const b = setInterval(() => {}, 1000);
const c = setTimeout(() => {});
console.log(typeof a, b - a, c - b);
clearTimeout(b);
