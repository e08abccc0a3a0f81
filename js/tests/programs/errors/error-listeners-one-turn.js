// area: errors
// runtimes: browser
// what: No checkpoint between error listeners, one between listeners of unhandledrejection
for (const type of ['error', 'unhandledrejection']) {
  for (const n of [1, 2]) {
    addEventListener(type, (event) => {
      event.preventDefault();
      console.log(type, n);
      Promise.resolve().then(() => console.log('micro of', type, n));
    });
  }
}
addEventListener('load', () => {
  setTimeout(() => { throw new Error('in a timer'); }, 20);
  setTimeout(() => Promise.reject(new Error('unhandled')), 60);
});
