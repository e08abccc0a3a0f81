// area: process-events
// runtimes: node
// what: Exit listeners run in order; once and prependListener
process.on('exit', () => console.log('on'));
process.once('exit', () => console.log('once'));
process.prependListener('exit', () => console.log('prepended'));
