// area: post-task
// runtimes: browser
// what: An idle callback, a frame and a timer of 0
// varies: when the next frame is due
addEventListener('load', () => setTimeout(() => {
  requestIdleCallback(() => console.log('idle'));
  requestAnimationFrame(() => console.log('frame'));
  setTimeout(() => console.log('timeout'), 0);
}, 50));
