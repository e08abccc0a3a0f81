// area: modules
// runtimes: node browser
// what: A top-level await that rejects
console.log('before');
setTimeout(() => console.log('timer'), 20);
await Promise.reject(new Error('top'));
console.log('never');
