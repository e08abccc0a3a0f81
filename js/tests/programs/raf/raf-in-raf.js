// area: raf
// runtimes: browser
// what: A frame callback asked for in a frame comes in the next one
addEventListener('load', () => setTimeout(() => {
  requestAnimationFrame((t1) => {
    console.log('frame 1');
    requestAnimationFrame((t2) => console.log('frame 2, later', t2 > t1));
  });
  requestAnimationFrame(() => console.log('frame 1 second callback'));
}, 30));
