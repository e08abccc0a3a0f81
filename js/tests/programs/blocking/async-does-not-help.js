// area: blocking
// runtimes: node browser
// what: An async function with a busy loop blocks all the same
async function busy() { const end = Date.now() + 40; while (Date.now() < end); console.log('busy done'); }
setTimeout(() => console.log('timer'), 0);
busy();
console.log('after busy');
