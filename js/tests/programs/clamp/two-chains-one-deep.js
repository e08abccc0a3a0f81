// area: clamp
// runtimes: browser
// what: A deep chain and a flat timer: levels are per chain
// settle: 400
let level = 0;
(function nest() {
  setTimeout(() => { level += 1; if (level < 20) nest(); else console.log('deep done'); }, 0);
})();
setTimeout(() => console.log('flat at 30, deep not done', level < 20), 30);
