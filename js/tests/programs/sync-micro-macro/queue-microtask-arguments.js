// area: sync-micro-macro
// runtimes: node browser
// what: queueMicrotask passes no arguments and returns undefined
const result = queueMicrotask(function (...args) {
  console.log('args', args.length);
});
console.log('returned', result);
try {
  queueMicrotask('not a function');
} catch (error) {
  console.log(error.name);
}
