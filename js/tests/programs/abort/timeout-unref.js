// area: abort
// runtimes: node
// what: AbortSignal.timeout does not keep Node alive
AbortSignal.timeout(50).onabort = () => console.log('never');
process.on('exit', () => console.log('exit'));
