// area: dom-events
// runtimes: node browser
// what: CustomEvent carries detail
const target = new EventTarget();
target.addEventListener('x', (event) => console.log(event.type, event.detail.n, event.bubbles, event.isTrusted));
target.dispatchEvent(new CustomEvent('x', { detail: { n: 5 }, bubbles: true }));
