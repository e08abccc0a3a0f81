// area: raf
// runtimes: browser
// what: ResizeObserver reports after the frame callbacks, before the next task's timer
addEventListener('load', () => setTimeout(() => {
  const box = document.body.appendChild(document.createElement('div'));
  box.style.width = '50px';
  new ResizeObserver((entries) => console.log('resize', entries[0].contentRect.width)).observe(box);
  requestAnimationFrame(() => { console.log('frame'); box.style.width = '80px'; });
}, 30));
