// area: raf
// runtimes: browser
// what: Timers of 0 set in a frame come before the next frame
addEventListener('load', () => setTimeout(() => requestAnimationFrame(() => {
  setTimeout(() => console.log('timeout'), 0);
  requestAnimationFrame(() => console.log('next frame'));
  console.log('frame');
}), 40));
