// area: dom-events
// runtimes: node browser
// what: once removes, a duplicate is ignored
const target = new EventTarget();
const f = () => console.log('f');
target.addEventListener('x', f);
target.addEventListener('x', f);
target.addEventListener('x', () => console.log('once'), { once: true });
target.dispatchEvent(new Event('x'));
console.log('--');
target.dispatchEvent(new Event('x'));
