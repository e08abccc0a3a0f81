// area: clamp
// runtimes: browser
// what: A timer set from requestAnimationFrame starts at level one again: most of nine wait less than 3 ms
// settle: 700
let n = 0;
let short = 0;
function frame() {
  const before = performance.now();
  setTimeout(() => {
    n += 1;
    if (performance.now() - before < 3) short += 1;
    if (n < 9) requestAnimationFrame(frame);
    else console.log('never clamped', short > 4);
  }, 0);
}
requestAnimationFrame(frame);
