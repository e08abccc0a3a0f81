// area: raf
// runtimes: browser
// what: About twelve frames in 200 ms
// settle: 500
let frames = 0;
let on = true;
addEventListener('load', () => setTimeout(() => {
  requestAnimationFrame(function frame() { if (on) { frames += 1; requestAnimationFrame(frame); } });
  setTimeout(() => { on = false; console.log('some frames', frames >= 4 && frames <= 16); }, 200);
}, 50));
