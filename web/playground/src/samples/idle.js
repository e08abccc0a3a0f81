requestIdleCallback((deadline) => {
  console.log('idle, with time left:', deadline.timeRemaining() > 0);
});

setTimeout(() => console.log('timeout'), 0);
requestAnimationFrame(() => console.log('frame'));
Promise.resolve().then(() => console.log('microtask'));
console.log('script');
