// area: errors
// runtimes: node
// what: A throw in the uncaughtException handler ends with code 7
process.on('uncaughtException', () => { console.log('handler'); throw new Error('again'); });
process.on('exit', (code) => console.log('exit', code));
throw new Error('boom');
