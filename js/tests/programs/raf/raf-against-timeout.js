// area: raf
// runtimes: browser
// what: A frame against a timer of 0 from a task is open
// varies: when the next frame is due
addEventListener('load', () => setTimeout(() => {
  requestAnimationFrame(() => console.log('frame'));
  setTimeout(() => console.log('timeout'), 0);
}, 40));
