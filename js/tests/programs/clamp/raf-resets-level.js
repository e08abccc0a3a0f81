// area: clamp
// runtimes: browser
// what: A timer set from requestAnimationFrame starts at level one again
// settle: 600
let n = 0;
function frame() {
  const before = performance.now();
  setTimeout(() => {
    n += 1;
    console.log(n, performance.now() - before < 3.5 ? 'short' : 'clamped');
    if (n < 8) requestAnimationFrame(frame);
  }, 0);
}
requestAnimationFrame(frame);
