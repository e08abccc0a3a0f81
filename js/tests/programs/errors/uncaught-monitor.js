// area: errors
// runtimes: node
// what: uncaughtExceptionMonitor sees the error and does not handle it
process.on('uncaughtExceptionMonitor', (error) => console.log('monitor', error.message));
process.on('exit', (code) => console.log('exit', code));
throw new Error('boom');
