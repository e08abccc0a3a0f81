// area: abort
// runtimes: node browser
// what: Listeners of abort run before the microtasks they cause
const controller = new AbortController();
const aborted = new Promise((resolve) => controller.signal.addEventListener('abort', resolve));
aborted.then(() => console.log('promise'));
controller.signal.onabort = () => console.log('onabort');
queueMicrotask(() => console.log('micro before'));
controller.abort();
console.log('sync');
