// area: classic
// runtimes: browser
// what: Script, microtask, frame and timer in one page
console.log('script');
addEventListener('load', () => setTimeout(() => {
  requestAnimationFrame(() => { console.log('frame'); Promise.resolve().then(() => console.log('frame micro')); });
  setTimeout(() => console.log('timer 100'), 100);
  Promise.resolve().then(() => console.log('micro'));
  console.log('task');
}, 20));
