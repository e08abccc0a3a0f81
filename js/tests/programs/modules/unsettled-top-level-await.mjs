// area: modules
// runtimes: node node-20
// what: A top-level await that never settles ends with code 13
console.log('waiting');
process.on('exit', (code) => console.log('exit', code));
await new Promise(() => {});
console.log('never');
