setTimeout(() => console.log('timeout: does it still run?'), 0);

Promise.reject(new Error('nobody listens'));

Promise.resolve()
  .then(() => console.log('microtask 1'))
  .then(() => console.log('microtask 2'));

console.log('script');
