// area: unhandled-rejections
// runtimes: browser
// what: unhandledrejection is a task after the microtasks, before a timer
addEventListener('unhandledrejection', (event) => { console.log('unhandled', event.reason, event.promise instanceof Promise); event.preventDefault(); });
setTimeout(() => console.log('timer'), 10);
Promise.reject('r');
Promise.resolve().then(() => console.log('micro'));
console.log('sync');
