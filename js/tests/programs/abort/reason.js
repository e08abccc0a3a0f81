// area: abort
// runtimes: node browser
// what: abort with a reason, throwIfAborted
const controller = new AbortController();
controller.abort('because');
console.log(controller.signal.reason);
try { controller.signal.throwIfAborted(); } catch (e) { console.log('thrown', e); }
const done = AbortSignal.abort();
console.log(done.aborted, done.reason.name, done.reason.message);
