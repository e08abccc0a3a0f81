// area: unhandled-rejections
// runtimes: node browser node-10
// what: A handler added in a timer is too late
const p = Promise.reject(new Error('late'));
setTimeout(() => p.catch((e) => console.log('handled', e.message)), 10);
