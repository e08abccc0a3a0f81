// area: errors
// runtimes: browser
// what: The error event, preventDefault and microtasks after it
addEventListener('error', (event) => {
  console.log('error event', event.message, event.error.message);
  Promise.resolve().then(() => console.log('micro of listener'));
  event.preventDefault();
});
addEventListener('error', () => console.log('second listener'));
setTimeout(() => { Promise.resolve().then(() => console.log('micro of thrower')); throw new Error('x'); }, 0);
