// area: unhandled-rejections
// runtimes: browser
// what: Without preventDefault the rejection is reported as well
addEventListener('unhandledrejection', (event) => console.log('event', event.reason.message));
Promise.reject(new Error('r'));
