// area: clamp
// runtimes: browser
// what: Twenty-six nested timers take as long as the twenty clamped ones of them
// settle: 400
let level = 0;
const start = performance.now();
(function nest() {
  setTimeout(() => { level += 1; if (level < 26) nest(); else console.log('26 nested timers: at least 80 ms', performance.now() - start >= 79.5); }, 0);
})();
