// area: unhandled-rejections
// runtimes: node browser
// what: A then without catch is a promise of its own
const p = Promise.reject(new Error('root'));
p.catch(() => console.log('handled here'));
p.then(() => {});
