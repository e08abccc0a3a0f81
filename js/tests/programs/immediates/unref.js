// area: immediates
// runtimes: node
// what: An unref'd immediate alone does not run
const i = setImmediate(() => console.log('immediate'));
i.unref();
process.on('exit', () => console.log('exit'));
