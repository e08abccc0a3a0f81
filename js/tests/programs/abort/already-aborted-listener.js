// area: abort
// runtimes: node browser
// what: A listener added after abort is not called
const controller = new AbortController();
controller.abort();
controller.signal.addEventListener('abort', () => console.log('never'));
setTimeout(() => console.log('end', controller.signal.aborted), 10);
