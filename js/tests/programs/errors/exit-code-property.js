// area: errors
// runtimes: node
// what: process.exitCode is the code at the natural end
process.exitCode = 3;
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => console.log('timer'), 5);
