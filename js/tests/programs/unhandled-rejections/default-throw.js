// area: unhandled-rejections
// runtimes: node browser node-10
// what: Nobody handles: Node ends with 1, a page reports
setTimeout(() => console.log('timer'), 20);
Promise.reject(new Error('lost'));
console.log('sync end');
