// area: errors
// runtimes: node node-10
// what: exit handlers see code 1 after an unhandled rejection
process.on('exit', (code) => console.log('exit', code));
Promise.reject(new Error('nobody cares'));
console.log('end of script');
