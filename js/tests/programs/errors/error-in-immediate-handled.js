// area: errors
// runtimes: node
// what: An error in one immediate, handled, does not lose the others
process.on('uncaughtException', (e) => console.log('caught', e.message));
setImmediate(() => { throw new Error('immediate 1'); });
setImmediate(() => console.log('immediate 2'));
process.on('exit', () => console.log('exit'));
