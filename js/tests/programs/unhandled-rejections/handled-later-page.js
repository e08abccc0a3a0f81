// area: unhandled-rejections
// runtimes: browser
// what: rejectionhandled comes as a task after the handler was added
addEventListener('unhandledrejection', (event) => { console.log('unhandled', event.reason); event.preventDefault(); });
addEventListener('rejectionhandled', (event) => console.log('rejectionhandled', event.reason));
const p = Promise.reject('r');
setTimeout(() => {
  console.log('timer');
  p.catch((r) => console.log('caught', r));
  Promise.resolve().then(() => console.log('micro')).then(() => console.log('micro 2'));
}, 20);
