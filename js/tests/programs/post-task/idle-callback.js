// area: post-task
// runtimes: browser
// what: requestIdleCallback comes after the pressing work
addEventListener('load', () => setTimeout(() => {
  requestIdleCallback((deadline) => console.log('idle', deadline.didTimeout, deadline.timeRemaining() <= 50));
  Promise.resolve().then(() => console.log('micro'));
  console.log('sync');
}, 30));
