// area: dom-events
// runtimes: node browser
// what: dispatchEvent calls listeners at once, microtasks wait for the caller
const target = new EventTarget();
target.addEventListener('x', () => { console.log('one'); Promise.resolve().then(() => console.log('micro 1')); });
target.addEventListener('x', () => { console.log('two'); Promise.resolve().then(() => console.log('micro 2')); });
console.log('before');
target.dispatchEvent(new Event('x'));
console.log('after');
