// area: abort
// runtimes: browser
// what: A listener that throws does not stop abort
const controller = new AbortController();
controller.signal.addEventListener('abort', () => { throw new Error('in abort'); });
controller.signal.addEventListener('abort', () => console.log('second'));
controller.abort();
console.log('after');
