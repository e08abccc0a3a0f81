// area: unhandled-rejections
// runtimes: browser
// what: onunhandledrejection and two rejections in order
window.onunhandledrejection = (event) => {
  console.log('unhandled', event.reason);
  Promise.resolve().then(() => console.log('micro after', event.reason));
  event.preventDefault();
};
Promise.reject('one');
Promise.reject('two');
