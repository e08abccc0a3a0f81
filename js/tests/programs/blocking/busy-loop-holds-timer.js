// area: blocking
// runtimes: node browser
// what: A busy loop holds back a due timer and promises
const start = Date.now();
setTimeout(() => console.log('timer late', Date.now() - start >= 50), 10);
Promise.resolve().then(() => console.log('promise after loop', Date.now() - start >= 50));
while (Date.now() - start < 50);
console.log('loop done');
