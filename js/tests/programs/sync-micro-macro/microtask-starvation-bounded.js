// area: sync-micro-macro
// runtimes: node browser
// what: A long chain of microtasks runs before any timer
let n = 0;
setTimeout(() => console.log('timer sees', n));
function step() {
  n += 1;
  if (n < 1000) queueMicrotask(step);
}
queueMicrotask(step);
console.log('sync sees', n);
