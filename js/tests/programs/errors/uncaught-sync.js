// area: errors
// runtimes: node browser
// what: An uncaught error in the script: Node ends with 1, a page goes on with its tasks
setTimeout(() => console.log('timer'));
Promise.resolve().then(() => console.log('promise'));
console.log('before');
throw new Error('boom');
