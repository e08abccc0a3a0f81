// area: unhandled-rejections
// runtimes: node browser
// what: A handler added in a microtask is in time
const p = Promise.reject(new Error('late'));
Promise.resolve().then(() => Promise.resolve()).then(() => p.catch((e) => console.log('handled', e.message)));
setTimeout(() => console.log('timer'), 10);
