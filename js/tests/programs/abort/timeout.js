// area: abort
// runtimes: node browser
// what: AbortSignal.timeout aborts with a TimeoutError
const signal = AbortSignal.timeout(20);
signal.addEventListener('abort', () => console.log('aborted', signal.reason.name));
setTimeout(() => console.log('timer 60'), 60);
