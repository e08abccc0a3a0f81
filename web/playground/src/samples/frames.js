requestAnimationFrame(() => {
  console.log('frame 1, first callback');
  requestAnimationFrame(() => console.log('frame 2'));
  Promise.resolve().then(() => console.log('microtask between two callbacks'));
});

requestAnimationFrame(() => console.log('frame 1, second callback'));

setTimeout(() => console.log('timeout'), 0);
console.log('script');
