// area: dom-events
// runtimes: node browser
// what: A listener with a signal is removed by abort
const target = new EventTarget();
const controller = new AbortController();
target.addEventListener('x', () => console.log('heard'), { signal: controller.signal });
target.dispatchEvent(new Event('x'));
controller.abort();
target.dispatchEvent(new Event('x'));
console.log('end');
