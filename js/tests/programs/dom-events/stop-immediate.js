// area: dom-events
// runtimes: node browser
// what: stopImmediatePropagation and preventDefault
const target = new EventTarget();
target.addEventListener('x', (e) => { console.log('one'); e.preventDefault(); e.stopImmediatePropagation(); });
target.addEventListener('x', () => console.log('never'));
console.log(target.dispatchEvent(new Event('x', { cancelable: true })));
console.log(target.dispatchEvent(new Event('x')));
