// area: raf
// runtimes: browser
// what: A busy loop delays the frame
requestAnimationFrame(() => console.log('frame'));
const end = performance.now() + 60;
while (performance.now() < end);
console.log('unblocked');
