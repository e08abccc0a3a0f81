// area: unhandled-rejections
// runtimes: node
// what: A handler added in nextTick is in time
const p = Promise.reject(new Error('late'));
process.nextTick(() => { p.catch((e) => console.log('handled', e.message)); });
setTimeout(() => console.log('timer'), 10);
