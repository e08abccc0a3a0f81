// area: errors
// runtimes: node
// what: process.exitCode set in the exit handler wins
process.on('exit', (code) => { console.log('exit', code); process.exitCode = 9; });
