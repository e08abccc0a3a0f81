// area: dom-events
// runtimes: node browser
// what: A dispatch inside a dispatch finishes first
const target = new EventTarget();
target.addEventListener('a', () => { console.log('a1'); target.dispatchEvent(new Event('b')); console.log('a1 end'); });
target.addEventListener('a', () => console.log('a2'));
target.addEventListener('b', () => console.log('b'));
target.dispatchEvent(new Event('a'));
