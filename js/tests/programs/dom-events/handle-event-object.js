// area: dom-events
// runtimes: node browser
// what: An object with handleEvent, and this inside a listener
const target = new EventTarget();
target.addEventListener('x', { name: 'object', handleEvent() { console.log(this.name); } });
target.addEventListener('x', function () { console.log(this === target); });
target.dispatchEvent(new Event('x'));
