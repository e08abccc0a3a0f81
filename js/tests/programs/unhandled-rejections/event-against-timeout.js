// area: unhandled-rejections
// runtimes: browser
// what: The rejection event against a timer of 0 set before and one set in a microtask
// varies: task sources, the choice is the browser's
addEventListener('unhandledrejection', (event) => { console.log('unhandled'); event.preventDefault(); });
addEventListener('load', () => setTimeout(() => {
  setTimeout(() => console.log('timeout before'), 0);
  Promise.reject('r');
  Promise.resolve().then(() => setTimeout(() => console.log('timeout in micro'), 0));
  console.log('sync');
}, 30));
