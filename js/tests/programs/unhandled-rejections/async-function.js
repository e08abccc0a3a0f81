// area: unhandled-rejections
// runtimes: node browser node-10
// what: An async function that throws without anyone awaiting it
async function f() { await null; throw new TypeError('in async'); }
f();
setTimeout(() => console.log('timer'), 20);
console.log('sync');
